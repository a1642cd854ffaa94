import { type Timeline, compileTimeline } from "./console/timeline.ts";
import { NEEDS } from "./config/affordances.ts";
import type { TownConfig } from "./config/town-config.ts";
import { type EventLog, createEventLog } from "./events/event-log.ts";
import { type StoryLog, createStoryLog } from "./narration/story-log.ts";
import { type OutsideChoices, createOutsideChoices } from "./options/outside-choices.ts";
import { type Plan, type Score, emptyPlan, emptyScore } from "./options/plan.ts";
import type { Weighings } from "./options/weighings.ts";
import { type Staff, createStaff } from "./jobs/staff.ts";
import type { Rules } from "./rules.ts";
import type { Ways } from "./paths/flow-field.ts";
import { waysIn } from "./paths/ways-in.ts";
import { habitOf, patienceOf } from "./personality/assign-profile.ts";
import { bedTickOf, wakeTickOf } from "./personality/habits.ts";
import { type TieChanges, createTieChanges } from "./relationships/tie-changes.ts";
import { NONE } from "./world/agent-table.ts";
import { type SpatialIndex, createSpatialIndex } from "./world/spatial.ts";
import type { World } from "./world/world.ts";

/** Who somebody is. The simulation itself knows only slots. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly look: number;
}

/** An entry in the register of everybody who ever lived here. Ticks. */
export interface Person extends Identity {
  readonly arrived: number;
  readonly left: { readonly tick: number; readonly reason: string } | null;
}

/** Scratch of the tick, rebuilt on load and never saved. */
export interface Scratch {
  /** Who and what is on which tile. */
  readonly spatial: SpatialIndex;
  /** The ways that people take in the weather there is. */
  ways: Ways;
  /** People who want to step on each cell this tick; zero between ticks. [cells] */
  readonly claims: Uint8Array;
  /** False when it is known that nobody shares a tile with somebody; that nobody's stress has been too much of late. */
  mayOverlap: boolean;
  mayEndure: boolean;
  /** False when nobody has anything to do with an object this tick. */
  mayStart: boolean;
  /** Best claimant of a contested cell and the score it won with. [cells] */
  readonly claimant: Int32Array;
  readonly claimScore: Float64Array;
  /** Agents of one contest or one queue, in order, and their draws. [agents] */
  readonly order: Int32Array;
  readonly draw: Float64Array;
  /** A search over the tiles: cells found so far, and the round in which each was last seen. [cells] */
  readonly search: { readonly frontier: Int32Array; readonly seen: Int32Array; round: number };
  /** How much whoever looks around likes each of those they look at. [agents] */
  readonly liking: Float64Array;
  /** What the option scorers and planners fill in. */
  readonly score: Score;
  /** Of what the last scores were made; null where nobody looks, see `watchWeighings`. */
  weighings: Weighings | null;
  readonly plan: Plan;
  /** What a policy has chosen for the tick, an input like commands. */
  readonly outside: OutsideChoices;
  /** What the scenario has planned. */
  readonly timeline: Timeline;
  /** Ties that this tick changed. */
  readonly tieChanges: TieChanges;
  /** Personal habits: a fixed value in [−1, 1] per slot, and the ticks of the day at which it sends them to bed and wakes them. [agents] */
  readonly habit: Float64Array;
  readonly bedTick: Int32Array;
  readonly wakeTick: Int32Array;
  /** What the needs of people who are low on one were before they fell this tick. [needs × agents] */
  readonly needsBefore: Float64Array;
  /** Who works where. */
  readonly staff: Staff;
  /** Patience, in [0, 1), 0 where the trait does not count. [agents] */
  readonly patience: Float64Array;
}

/** A town: its rules, its state, who its people are, and the events of its last tick. */
export interface Town {
  readonly config: TownConfig;
  readonly seed: bigint;
  /** Replaced as a whole when a manifest is loaded while the town runs. */
  rules: Rules;
  readonly world: World;
  /** By number, in order of arrival; `world.agents.person` says who lives in a slot. */
  readonly people: Person[];
  readonly events: EventLog;
  /** What this tick has to tell, in order; emptied when the next begins. `storiesOf` puts it into words. */
  readonly stories: StoryLog;
  readonly scratch: Scratch;
}

/**
 * Puts rules, state and people together, and derives what is not saved. What a tick only uses for itself
 * is shared with `like`, the scratch of a town of the same rules: two of them never tick at once.
 */
export function assembleTown(
  config: TownConfig,
  seed: bigint,
  rules: Rules,
  world: World,
  people: Person[],
  like?: Scratch,
): Town {
  const { cells } = rules.grid;
  const town: Town = {
    config,
    seed,
    rules,
    world,
    people,
    events: createEventLog(),
    stories: createStoryLog(),
    scratch: {
      spatial: createSpatialIndex(world, cells),
      ways: waysIn(rules, world.town.weather[0]),
      claims: like?.claims ?? new Uint8Array(cells),
      mayOverlap: true,
      mayEndure: true,
      mayStart: true,
      claimant: like?.claimant ?? new Int32Array(cells),
      claimScore: like?.claimScore ?? new Float64Array(cells),
      order: new Int32Array(world.capacity.agents),
      draw: new Float64Array(world.capacity.agents),
      search: like?.search ?? {
        frontier: new Int32Array(cells),
        seen: new Int32Array(cells),
        round: 0,
      },
      liking: new Float64Array(world.capacity.agents),
      score: emptyScore(),
      weighings: null,
      plan: emptyPlan(),
      outside: createOutsideChoices(world.capacity.agents),
      habit: new Float64Array(world.capacity.agents),
      bedTick: new Int32Array(world.capacity.agents),
      wakeTick: new Int32Array(world.capacity.agents),
      patience: new Float64Array(world.capacity.agents),
      needsBefore: new Float64Array(NEEDS.length * world.capacity.agents),
      staff: createStaff(world.capacity.agents),
      timeline: like?.timeline ?? compileTimeline(config),
      tieChanges: createTieChanges(),
    },
  };
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    noteHabits(town, slot, people[world.agents.person[slot]].id);
  }
  return town;
}

/** What is fixed about whoever lives in a slot, from their id. */
export function noteHabits({ config, seed, scratch }: Town, slot: number, id: string): void {
  const habit = habitOf(seed, id);
  scratch.habit[slot] = habit;
  scratch.bedTick[slot] = bedTickOf(config, habit);
  scratch.wakeTick[slot] = wakeTickOf(config, habit);
  scratch.patience[slot] = patienceOf(config, seed, id);
}

/** The slot of somebody who lives here, by id; −1 when nobody is called that. */
export function slotOfId({ world, people }: Town, id: string): number {
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    if (people[world.agents.person[slot]].id === id) return slot;
  }
  return NONE;
}

/** How many people live here now. */
export function livingPeople({ world }: Town): number {
  return world.town.liveCount[0];
}
