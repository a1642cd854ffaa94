import { ITEMS, NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { EXIT_REASONS } from "../lifecycle/exit-reasons.ts";
import { OPTIONS } from "../options/options.ts";
import { churnOf } from "../relationships/churn.ts";
import { socialEvents } from "../relationships/social-events.ts";
import { REWARD_COMPONENTS, REWARD_PARTS } from "../rewards/components.ts";
import { rewardOf } from "../rewards/reward-everybody.ts";
import { employmentFigures } from "../telemetry/employment-figures.ts";
import { publicEvents } from "../telemetry/public-events.ts";
import { queueMetrics } from "../telemetry/queue-inspect.ts";
import type { Town } from "../town.ts";
import { COOLDOWN_SLOTS, NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { QUEUE_SLOTS } from "../world/object-table.ts";
import { LAST_ACTIONS, readLastAction } from "./last-action.ts";
import { type ObservationMetadata, observationMetadata } from "./metadata.ts";
import { observeInPlace } from "./observe.ts";
import type { Observer } from "./observer.ts";

/** Version of the envelope's form. Simulation §9.1. */
export const ENVELOPE_VERSION = "0.2.0";
/** Rows of the social record that are told. */
const TOLD_EVENTS = 20;

/**
 * Everything that policies in other programs are told after a tick, as plain data with ids: everybody
 * in town by id, and the town. What does not exist in this town is not there. Made on demand, for the
 * edge; counts as everybody's one observation. After `syncLayers`.
 */
export function observationEnvelope(observer: Observer) {
  const { town } = observer;
  const { world, people } = town;
  const { agents } = world;
  const slots = Array.from(world.live.subarray(0, world.town.liveCount[0]));
  const idOf = (slot: number): string => people[agents.person[slot]].id;
  const byId = slots.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const leaving = byId.filter((slot) => agents.leavingSince[slot] !== NONE);
  return {
    tick: world.town.tick[0],
    dto_schema_version: ENVELOPE_VERSION,
    agents: byId.map((slot) => agentEntry(observer, slot)),
    global: globalContext(town),
    actions: Object.fromEntries(byId.map((slot) => [idOf(slot), lastAction(observer, slot)])),
    terminated: Object.fromEntries(
      byId.map((slot) => [idOf(slot), agents.leavingSince[slot] !== NONE]),
    ),
    termination_reasons: Object.fromEntries(
      leaving.map((slot) => [idOf(slot), EXIT_REASONS[agents.leavingReason[slot]]]),
    ),
  };
}
export type ObservationEnvelope = ReturnType<typeof observationEnvelope>;

/** One person of the envelope. */
interface AgentEntry {
  readonly agent_id: string;
  /** [channel][row][column] */
  readonly map: number[][][];
  readonly features: number[];
  readonly metadata: ObservationMetadata;
  /** By REWARD_COMPONENTS, and their `total`. */
  readonly rewards: Readonly<Record<string, number>>;
  readonly terminated: boolean;
  readonly position: readonly [number, number];
  readonly needs: Readonly<Record<string, number>>;
  readonly wallet: number;
  readonly inventory: Readonly<Record<string, number>>;
  readonly job: string | null;
  readonly personality: ObservationMetadata["personality"];
  readonly queue_state: ReturnType<typeof queueState>;
  readonly pending_intent: ReturnType<typeof pendingIntent>;
}

function agentEntry(observer: Observer, slot: number): AgentEntry {
  const { town, layout } = observer;
  const { world, rules, people } = town;
  const { agents } = world;
  observeInPlace(observer, slot);
  const row = Array.from(observer.row[slot]);
  const metadata = observationMetadata(observer, slot);
  const job = agents.job[slot];
  return {
    agent_id: people[agents.person[slot]].id,
    map: mapOf(observer, slot),
    features: row.slice(layout.size - layout.features.length),
    metadata,
    rewards: rewardsOf(town, slot),
    terminated: agents.leavingSince[slot] !== NONE,
    position: [xOf(rules.grid, agents.cell[slot]), yOf(rules.grid, agents.cell[slot])],
    needs: Object.fromEntries(NEEDS.map((need) => [need, agents[need][slot]])),
    wallet: agents.wallet[slot],
    inventory: Object.fromEntries(
      ITEMS.map((item, kind) => [item, agents.items[slot * ITEMS.length + kind]]),
    ),
    job: job === NONE ? null : rules.jobs[job].id,
    personality: metadata.personality,
    queue_state: queueState(town, slot),
    pending_intent: pendingIntent(town, slot),
  };
}

/** The map as [channel][row][column], its bytes turned into what they stand for. */
function mapOf({ layout, row, byteRow }: Observer, slot: number): number[][][] {
  const { channels, window, form } = layout.map;
  return channels.map(({ scale, shift }, channel) =>
    Array.from({ length: window }, (_, down) =>
      Array.from({ length: window }, (__, right) => {
        const at = (channel * window + down) * window + right;
        return form === "u8" ? byteRow[slot][at] * scale + shift : row[slot][at];
      }),
    ),
  );
}

function rewardsOf({ world }: Town, slot: number): Record<string, number> {
  const parts = REWARD_COMPONENTS.map(
    (name, part) => [name, world.agents.rewardParts[slot * REWARD_PARTS + part]] as const,
  );
  return { ...Object.fromEntries(parts), total: rewardOf(world, slot) };
}

/** What somebody holds, waits for and may not ask for; null where there is nothing. */
function queueState({ world, rules }: Town, slot: number) {
  const { agents, objects } = world;
  const held = agents.heldObject[slot];
  const queued = agents.queuedObject[slot];
  const idOf = (object: number): string => rules.objects[object].id;
  const cooldowns = Array.from(
    { length: COOLDOWN_SLOTS },
    (_, index) => slot * COOLDOWN_SLOTS + index,
  )
    .filter(
      (at) => agents.cooldownObject[at] !== NONE && agents.cooldownUntil[at] > world.town.tick[0],
    )
    .map((at) => ({
      object_id: idOf(agents.cooldownObject[at]),
      expiry: agents.cooldownUntil[at],
    }));
  if (held === NONE && queued === NONE && cooldowns.length === 0) return null;
  const from = queued * QUEUE_SLOTS;
  return {
    active_objects: held === NONE ? [] : [idOf(held)],
    queue_memberships:
      queued === NONE
        ? []
        : [
            {
              object_id: idOf(queued),
              position: objects.queue.subarray(from, from + QUEUE_SLOTS).indexOf(slot),
              joined_tick: agents.joinedTick[slot],
            },
          ],
    cooldowns,
  };
}

/** The option somebody is about, and where; null without one. */
function pendingIntent({ world, rules }: Town, slot: number) {
  const { agents } = world;
  const option = agents.option[slot];
  if (option === NONE) return null;
  const object = agents.targetObject[slot];
  return { option: OPTIONS[option], object_id: object === NONE ? null : rules.objects[object].id };
}

function lastAction({ town }: Observer, slot: number) {
  const deed = { kind: NONE, success: false, duration: 0 };
  readLastAction(town.world, slot, deed);
  const { kind, success, duration } = deed;
  return kind === NONE ? null : { kind: LAST_ACTIONS[kind], success, duration };
}

function globalContext(town: Town) {
  const { world, rules, people, seed } = town;
  const { agents } = world;
  const slots = Array.from(world.live.subarray(0, world.town.liveCount[0]));
  const idOf = (slot: number): string => people[agents.person[slot]].id;
  return {
    rng_seed: String(seed),
    queue_metrics: queueMetrics(town),
    queues: queuesOf(town),
    running_affordances: slots
      .filter((slot) => agents.runningAffordance[slot] !== NONE)
      .map((slot) => ({
        object_id: rules.objects[agents.heldObject[slot]].id,
        agent_id: idOf(slot),
        affordance_id: rules.affordances[agents.runningAffordance[slot]].id,
        ticks_remaining: agents.remaining[slot],
      })),
    rewards: Object.fromEntries(slots.map((slot) => [idOf(slot), rewardOf(world, slot)])),
    perturbations: publicEvents(town),
    social_events: socialEvents(town, TOLD_EVENTS),
    relationship_snapshot: Object.fromEntries(
      slots.map((slot) => [idOf(slot), tiesOf(town, slot)]),
    ),
    relationship_metrics: churnOf(town),
    employment_snapshot: employmentFigures(town),
    economy_snapshot: {
      prices: Object.fromEntries(PRICES.map((name, price) => [name, world.town.price[price]])),
    },
  };
}

/** By object that somebody waits for: who, first in line first. */
function queuesOf({ world, rules, people }: Town): Record<string, readonly object[]> {
  const { agents, objects } = world;
  const lines = rules.objects.flatMap(({ id }, object) => {
    const from = object * QUEUE_SLOTS;
    const waiting = Array.from(objects.queue.subarray(from, from + objects.queueLength[object]));
    const line = waiting.map((slot) => ({
      agent_id: people[agents.person[slot]].id,
      joined_tick: agents.joinedTick[slot],
    }));
    return line.length === 0 ? [] : [[id, line] as const];
  });
  return Object.fromEntries(lines);
}

function tiesOf({ world, people }: Town, slot: number): Record<string, object> {
  const { ties, capacity, agents } = world;
  const from = slot * capacity.ties;
  const rows = Array.from({ length: capacity.ties }, (_, index) => from + index);
  return Object.fromEntries(
    rows
      .filter((row) => ties.other[row] !== NONE)
      .map((row) => [
        people[agents.person[ties.other[row]]].id,
        {
          trust: ties.trust[row],
          familiarity: ties.familiarity[row],
          rivalry: ties.rivalry[row],
        },
      ]),
  );
}
