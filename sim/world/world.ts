import { NEEDS, type Need } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import { EVENT_KINDS, TIE_REASONS } from "../events/kinds.ts";
import { COLLAPSES } from "../lifecycle/exit-reasons.ts";
import { OPTIONS } from "../options/options.ts";
import type { Streams } from "../rng/streams.ts";
import { CATEGORIES } from "../narration/categories.ts";
import { DAY_FACTS } from "../narration/day-facts.ts";
import { AGENT_COLUMNS, NONE } from "./agent-table.ts";
import {
  type Columns,
  type Table,
  type Views,
  describeTable,
  f64,
  i32,
  tableBytes,
  viewTable,
} from "./arena.ts";
import { OBJECT_COLUMNS } from "./object-table.ts";
import { TIE_COLUMNS } from "./tie-table.ts";

/** Room for growing rules: manifests, object types. */
export const AFFORDANCE_SLOTS = 64;
export const TYPE_SLOTS = 32;
/** Events that can have one utility off at a time. */
export const OUTAGE_SLOTS = 16;
/** Most jobs that a town has. */
export const JOB_SLOTS = 64;
/** Price spikes that can be on at a time. */
export const SPIKE_SLOTS = 16;
/** Disturbances that can be on or planned at a time. */
export const DISTURBANCE_SLOTS = 16;
/** Objects that one of them can close by name, and people whom one can bring together. */
export const TARGET_SLOTS = 8;
export const MEET_SLOTS = 4;
/** Disturbances by name, those included that a reload has done away with, and the starts of each that are remembered. */
export const SPEC_SLOTS = 32;
export const WINDOW_SLOTS = 16;
/** Ticks of queue history. */
export const FAIRNESS_SLOTS = 120;
/** Lines of the story that are remembered, so that none is told twice; a power of two. */
export const TOLD_SLOTS = 1024;
/** Waits are counted by length up to this many ticks; longer ones in the last cell. */
export const WAIT_CELLS = 256;
/** Social events remembered, and integers of one: tick, type, two people, object, reason. */
export const SOCIAL_EVENTS = 60;
export const SOCIAL_INTS = 6;
/** The running window of lost ties, and those before it that are remembered; owners counted in each. */
export const CHURN_WINDOWS = 9;
export const CHURN_OWNERS = 32;
/** Attempts at a chat are counted by trust, −1 to 1 in so many equal parts. */
export const TRUST_BUCKETS = 10;
/** Agent-days are counted by their lowest need, in hundredths. */
export const LOW_NEED_CELLS = 101;

/** What belongs to the town as a whole: one row. */
const TOWN_COLUMNS = {
  /** Price set for good, and the price in force, by PRICES. */
  baselinePrice: f64(PRICES.length),
  price: f64(PRICES.length),
  /** Wage per tick of each job. */
  wage: f64(JOB_SLOTS),
  /** Price spikes that are on, in the order of their start: factor, event, and which prices as bits. */
  spikeMagnitude: f64(SPIKE_SLOTS),
  disturbanceMagnitude: f64(DISTURBANCE_SLOTS),
  /** Levels at or below which people collapse in the end, by COLLAPSES. */
  collapseThreshold: f64(COLLAPSES.length),
  /** Self-sufficiency wanted less measured, of the last day, and its sum over the drift so far. */
  tuneError: f64(),
  tuneErrorSum: f64(),
  /** By disturbance: chances of all ticks in which it was drawn for, and sum of p(1 − p) over them. */
  specExpected: f64(SPEC_SLOTS),
  specVariance: f64(SPEC_SLOTS),
  /** Sums over complete days: share of self-sufficient agents; on-time share of shifts; lowest share of a day. */
  selfSufficientSum: f64(),
  selfSufficientWorst: f64(),
  attendanceSum: f64(),
  conflictIntensity: f64(),
  /** Quality of the chats among the social events. */
  socialQuality: f64(SOCIAL_EVENTS),
  /** Sum over agents and ticks of the mean need. */
  meanNeedSum: f64(),
  /** Everybody's rewards so far: how many, mean, sum of squared distances from it. */
  rewardSamples: f64(),
  rewardMean: f64(),
  rewardSquares: f64(),

  tick: i32(),
  /** Generator states. */
  worldStream: i32(4),
  eventsStream: i32(4),
  policyStream: i32(4),
  /** Rolling hash over every event so far. */
  outcome: i32(2),
  liveCount: i32(),
  /** By WEATHERS; 1 while an operator holds it; 1 while somebody is not warm. */
  weather: i32(),
  weatherForced: i32(),
  chilled: i32(),
  /** Events that have each utility off now, by UTILITIES, and how many; NONE behind the last. */
  outages: i32(UTILITIES.length * OUTAGE_SLOTS),
  outageCount: i32(UTILITIES.length),
  /**
   * Disturbances on or planned, in the order of planning: number, row of the rulebook, 1 while on, 1
   * where chance brought it, ticks (no end = NONE).
   */
  disturbance: i32(DISTURBANCE_SLOTS),
  disturbanceSpec: i32(DISTURBANCE_SLOTS),
  disturbanceOn: i32(DISTURBANCE_SLOTS),
  disturbanceByChance: i32(DISTURBANCE_SLOTS),
  disturbanceStart: i32(DISTURBANCE_SLOTS),
  disturbanceEnd: i32(DISTURBANCE_SLOTS),
  /** What it is about, by kind: prices as bits, utility, place (`perturbations/places.ts`), type of object. */
  disturbanceAim: i32(DISTURBANCE_SLOTS),
  /** People (by number) of a meeting, or objects that are closed by name; NONE behind the last. */
  disturbanceTargets: i32(DISTURBANCE_SLOTS * TARGET_SLOTS),
  /** 1 where the people of a meeting walk there themselves. */
  disturbanceInvites: i32(DISTURBANCE_SLOTS),
  disturbances: i32(),
  /** Number of the last one that was planned. */
  lastDisturbance: i32(),
  /** How many that close objects are on. */
  closures: i32(),
  /** By disturbance: tick up to which chance may not bring it; starts, and the ticks of the last; by chance; put off. */
  specCooldown: i32(SPEC_SLOTS),
  specStarts: i32(SPEC_SLOTS),
  specStartTick: i32(SPEC_SLOTS * WINDOW_SLOTS),
  specDrawn: i32(SPEC_SLOTS),
  specStaggered: i32(SPEC_SLOTS),
  /** Tick from which chance may bring anything at all, and up to which everything is likelier. */
  chanceFrom: i32(),
  chaosUntil: i32(),
  /** Days on which two that chance brought were on at once, and 1 + the last of them. */
  overlapDays: i32(),
  overlapDay: i32(),
  /** The last blackout or outage that has ended: its number, and its tick; NONE = there was none. */
  lastCityEventId: i32(),
  lastCityEventEnded: i32(),
  spikeEvent: i32(SPIKE_SLOTS),
  spikePrices: i32(SPIKE_SLOTS),
  spikes: i32(),
  /** Days in a row on which the error was out of bounds on the same side. */
  driftDays: i32(),

  completeDays: i32(),
  shiftsEnded: i32(),
  lateShifts: i32(),
  absentShifts: i32(),
  /** Tick after which vacancies are to be filled from the waiting lists; 0 = no cause to look. */
  vacancyTick: i32(),
  /** The exit queue: how many wait, how many an operator has let go. */
  exitsPending: i32(),
  exitsApproved: i32(),
  /** Tick from which somebody may have become due for the exit queue; 0 = nobody will. */
  exitScanTick: i32(),
  /** Exits by the queue today, and the most of a day: −1 = any number. */
  queueExits: i32(),
  queueCap: i32(),
  /** Exits of today for whatever reason, how many of them an operator wanted, and the day meant. */
  exitsToday: i32(),
  exitsForced: i32(),
  exitDay: i32(),
  /** The most exits of a day, and the highest that it has been today: −1 = any number. */
  exitCap: i32(),
  exitCapToday: i32(),
  /** Tick of the last exit; NONE before the first. */
  lastExit: i32(),
  /** How many are on their way out. */
  leaving: i32(),
  /** 0 while an operator has hard exits held up. */
  mortality: i32(),
  /** Ticks on end below `collapseThreshold` after which people collapse, by COLLAPSES. */
  collapseTicks: i32(COLLAPSES.length),
  /** Ticks in which the lifecycle watched, those of suspended exits left out. */
  watchedTicks: i32(),
  /** 1 while exits are suspended. */
  exitsSuspended: i32(),
  /** Days with a blackout or an outage, as bits: 1 = today, 2 = yesterday, and so on. */
  outageDays: i32(),
  /** Newcomers on their way, how many have come so far, and ticks that one takes: fewest, most. */
  tickets: i32(),
  newcomers: i32(),
  spawnDelay: i32(2),
  /** 1 when a home has become free since homes were last given out. */
  homeFreed: i32(),
  /** Rows of the table of identities given out so far, and those given again too soon. */
  embeddingsGiven: i32(),
  embeddingsForced: i32(),
  needSamples: i32(),
  /** How many people stand in a line. */
  waiting: i32(),
  starvations: i32(),
  conflicts: i32(),
  /** The last social events as a ring, and how many there were so far. See `relationships/social-events.ts`. */
  socialInts: i32(SOCIAL_EVENTS * SOCIAL_INTS),
  socialEntries: i32(),
  /** Ties lost, by window as a ring: first tick, by TIE_REASONS, and by owner (a person's number and a count). See `relationships/churn.ts`. */
  churnStart: i32(CHURN_WINDOWS),
  churnReasons: i32(CHURN_WINDOWS * TIE_REASONS.length),
  churnOwner: i32(CHURN_WINDOWS * CHURN_OWNERS),
  churnLost: i32(CHURN_WINDOWS * CHURN_OWNERS),
  churnWindows: i32(),
  /** Ties that have ended, by TIE_REASONS. */
  tiesEnded: i32(TIE_REASONS.length),
  /** Conflicts within a day after which the two kept out of each other's way. */
  escalations: i32(),
  /** Attempts at a chat and those that became one, by how far the speaker trusted the listener. */
  chatAttempts: i32(TRUST_BUCKETS),
  chatSuccesses: i32(TRUST_BUCKETS),
  /** Who chooses the options of those who come, by CHOOSERS. */
  newcomersChooser: i32(),
  /** Choices from outside that gave way to what had been chosen before, and those that could not be. */
  choicesEnforced: i32(),
  choicesInvalid: i32(),
  decisions: i32(),
  optionSwitches: i32(),
  /** Rewards that a clip cut off. */
  rewardClips: i32(),
  ghostSteps: i32(),
  rotations: i32(),
  cooldownRefusals: i32(),
  /** Calls: asking for an object, giving one up, looking for the next in line, being kept from one. */
  requests: i32(),
  releases: i32(),
  assignments: i32(),
  blockedAttempts: i32(),
  /** Ticks in which refusals, ghost steps or rotations rose, by how much, how often so far, and up to what. */
  fairnessTick: i32(FAIRNESS_SLOTS),
  fairnessDelta: i32(FAIRNESS_SLOTS * 3),
  fairnessEntries: i32(),
  fairnessSeen: i32(3),
  /** Lines of the story so far, and by CATEGORIES. */
  storiesTold: i32(),
  storyCounts: i32(CATEGORIES.length),
  /** What the last lines were, as hashes, and when they were told: a ring, see `narration/limiter.ts`. */
  toldKey: i32(TOLD_SLOTS),
  toldTick: i32(TOLD_SLOTS),
  /** Ticks from which a line without priority may be told again, in the town and by CATEGORIES. */
  storiesFrom: i32(),
  categoryFrom: i32(CATEGORIES.length),
  /** Lines about quarrels in queues: the hour meant (counted from tick 0), how many in it; told and left out so far. */
  conflictHour: i32(),
  conflictLines: i32(),
  conflictsPublished: i32(),
  conflictsThrottled: i32(),
  /** How often each of DAY_FACTS was so today; people (by number) and object or price of the last time, NONE = none. */
  dayFacts: i32(DAY_FACTS.length),
  dayWho: i32(DAY_FACTS.length),
  dayOther: i32(DAY_FACTS.length),
  dayObject: i32(DAY_FACTS.length),
  /** Small quarrels that await their line, in all queues together. */
  squabbles: i32(),
  eventCounts: i32(EVENT_KINDS.length),
  finishes: i32(AFFORDANCE_SLOTS),
  waits: i32(TYPE_SLOTS),
  longestWait: i32(TYPE_SLOTS),
  waitLengths: i32(WAIT_CELLS),
  lowNeeds: i32(LOW_NEED_CELLS),
  choices: i32(OPTIONS.length),
} as const;

const LIVE_COLUMNS = { slots: i32() } as const;

/** Newcomers on their way, in the order in which their predecessors left; the first `town.tickets[0]` count. */
const TICKET_COLUMNS = {
  /** Tick from which they may come. */
  due: i32(),
  /** Whose place they take: a number in the register. */
  origin: i32(),
  /** 1 once it has been told that they find no way in. */
  blocked: i32(),
} as const;

/** Rows of the learned table of identities. */
const EMBEDDING_COLUMNS = {
  /** Slot of the person who has the row, NONE = free. */
  tenant: i32(),
  /** Tick in which it was given back, NONE = never had. */
  released: i32(),
} as const;

/** How many rows the arena has. Fixed for the life of a town. */
export interface Capacity {
  readonly agents: number;
  readonly objects: number;
  /** Ties of one person. */
  readonly ties: number;
  /** Rows of the learned table of identities. */
  readonly embeddings: number;
}

export type AgentViews = Views<typeof AGENT_COLUMNS>;
export type TieViews = Views<typeof TIE_COLUMNS>;
export type ObjectViews = Views<typeof OBJECT_COLUMNS>;
export type TownViews = Views<typeof TOWN_COLUMNS>;

/** All mutable state of one town, and nothing else. Slots are indices into the agent columns. */
export interface World {
  /** The bytes of all of it, wherever they lie. */
  readonly arena: Uint8Array;
  readonly capacity: Capacity;
  readonly agents: AgentViews;
  readonly ties: TieViews;
  /** All of their columns, for what becomes of whole rows. */
  readonly tieColumns: readonly (Float64Array | Int32Array)[];
  readonly objects: ObjectViews;
  readonly town: TownViews;
  readonly tickets: Views<typeof TICKET_COLUMNS>;
  readonly embeddings: Views<typeof EMBEDDING_COLUMNS>;
  /** Slots of living agents in spawn order; the first `town.liveCount[0]` count. */
  readonly live: Int32Array;
  readonly streams: Streams;
  /** Needs columns by NEEDS order, for loops. */
  readonly needs: readonly Float64Array[];
}

function tables(capacity: Capacity): readonly [string, Table<Columns>][] {
  return [
    ["town", { columns: TOWN_COLUMNS, rows: 1 }],
    ["agents", { columns: AGENT_COLUMNS, rows: capacity.agents }],
    ["ties", { columns: TIE_COLUMNS, rows: capacity.agents * capacity.ties }],
    ["objects", { columns: OBJECT_COLUMNS, rows: capacity.objects }],
    ["live", { columns: LIVE_COLUMNS, rows: capacity.agents }],
    ["tickets", { columns: TICKET_COLUMNS, rows: capacity.agents }],
    ["embeddings", { columns: EMBEDDING_COLUMNS, rows: capacity.embeddings }],
  ];
}

/** Bytes of a world of this capacity. */
export function worldBytes(capacity: Capacity): number {
  return tables(capacity).reduce((bytes, [, table]) => bytes + tableBytes(table), 0);
}

/** Where in the arena each table lies: byte from which on, and how many. */
export function tableSpans(
  capacity: Capacity,
): { readonly name: string; readonly from: number; readonly bytes: number }[] {
  let at = 0;
  return tables(capacity).map(([name, table]) => {
    const bytes = tableBytes(table);
    at += bytes;
    return { name, from: at - bytes, bytes };
  });
}

/** Names, kinds and sizes of every column: equal for two snapshots that fit each other. */
export function worldLayout(capacity: Capacity): string {
  return tables(capacity)
    .map(([name, table]) => describeTable(name, table))
    .join(";");
}

/**
 * Lays views over `worldBytes(capacity)` bytes of a buffer from byte `offset` on, a multiple of 8, their
 * content untouched. Several towns may share a buffer, and threads may share it with each other.
 */
export function viewWorld(buffer: ArrayBufferLike, capacity: Capacity, offset = 0): World {
  const townTable = { columns: TOWN_COLUMNS, rows: 1 };
  const agentTable = { columns: AGENT_COLUMNS, rows: capacity.agents };
  const tieTable = { columns: TIE_COLUMNS, rows: capacity.agents * capacity.ties };
  const objectTable = { columns: OBJECT_COLUMNS, rows: capacity.objects };
  const liveTable = { columns: LIVE_COLUMNS, rows: capacity.agents };
  const ticketTable = { columns: TICKET_COLUMNS, rows: capacity.agents };
  const embeddingTable = { columns: EMBEDDING_COLUMNS, rows: capacity.embeddings };
  let at = offset;
  const town = viewTable(buffer, at, townTable);
  at += tableBytes(townTable);
  const agents = viewTable(buffer, at, agentTable);
  at += tableBytes(agentTable);
  const ties = viewTable(buffer, at, tieTable);
  at += tableBytes(tieTable);
  const objects = viewTable(buffer, at, objectTable);
  at += tableBytes(objectTable);
  const { slots } = viewTable(buffer, at, liveTable);
  at += tableBytes(liveTable);
  const tickets = viewTable(buffer, at, ticketTable);
  at += tableBytes(ticketTable);
  const embeddings = viewTable(buffer, at, embeddingTable);
  return {
    arena: new Uint8Array(buffer, offset, worldBytes(capacity)),
    capacity,
    agents,
    ties,
    tieColumns: Object.values(ties),
    objects,
    town,
    tickets,
    embeddings,
    live: slots,
    streams: { world: town.worldStream, events: town.eventsStream, policy: town.policyStream },
    needs: NEEDS.map((need: Need) => agents[need]),
  };
}

/** The slot in which a person lives, by their number; NONE when they are not in town. */
export function slotOf(world: World, person: number): number {
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    if (world.agents.person[world.live[place]] === person) return world.live[place];
  }
  return NONE;
}
