import { isOnShift, SHIFT } from "../jobs/shift-states.ts";
import { ATTENDANCE_SLOTS, NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { RAW_LIMIT, SCALED } from "./features.ts";
import { ACTION_HASHES, readLastAction } from "./last-action.ts";
import type { Observer } from "./observer.ts";

/** Which of the five flags of a shift is up, by SHIFT_STATES. */
export const SHIFT_FLAG = new Int32Array(7);
SHIFT_FLAG[SHIFT.onTime] = 1;
SHIFT_FLAG[SHIFT.late] = 2;
SHIFT_FLAG[SHIFT.absent] = 3;
SHIFT_FLAG[SHIFT.postShift] = 4;

// Numbers by themselves: read off objects in here, they made V8 optimise and give up for ever once several towns had come and gone.
const { scale: WALLET, high: MOST_WALLET } = SCALED.wallet;
const { scale: LATENESS, high: MOST_LATENESS } = SCALED.lateness;
const { scale: WITHHELD, high: MOST_WITHHELD } = SCALED.wagesWithheld;
const { scale: DURATION, high: MOST_DURATION } = SCALED.duration;

/** Features 0 to 24 of Simulation §9.2, into the row of floats from `f` on. Takes note that somebody was observed. */
export function writeBody(observer: Observer, slot: number, f: number): void {
  const { rows, town, layout, lastObserved } = observer;
  const { world, rules } = town;
  const { agents } = world;
  const tick = world.town.tick[0];
  const isRaw = layout.schema === 1;
  rows[f] = agents.hunger[slot];
  rows[f + 1] = agents.hygiene[slot];
  rows[f + 2] = agents.energy[slot];
  rows[f + 3] = amount(agents.wallet[slot], isRaw, WALLET, MOST_WALLET);
  rows[f + 4] = amount(agents.latenessCounter[slot], isRaw, LATENESS, MOST_LATENESS);
  rows[f + 5] = isOnShift(agents.shiftState[slot]) ? 1 : 0;
  const { clock } = observer.ground;
  rows[f + 6] = clock[2 * observer.hour];
  rows[f + 7] = clock[2 * observer.hour + 1];
  rows[f + 8] = attendance(agents, slot);
  rows[f + 9] = amount(agents.wagesWithheld[slot], isRaw, WITHHELD, MOST_WITHHELD);
  const shift = SHIFT_FLAG[agents.shiftState[slot]];
  rows[f + 10] = shift === 0 ? 1 : 0;
  rows[f + 11] = shift === 1 ? 1 : 0;
  rows[f + 12] = shift === 2 ? 1 : 0;
  rows[f + 13] = shift === 3 ? 1 : 0;
  rows[f + 14] = shift === 4 ? 1 : 0;
  rows[f + 15] = Math.max(0, agents.embedding[slot]) / world.capacity.embeddings;
  rows[f + 16] = agents.resetTick[slot] > lastObserved[slot] ? 1 : 0;
  lastObserved[slot] = tick;
  const lived = tick - agents.spawnTick[slot];
  rows[f + 17] = (lived % rules.ticksPerDay) / rules.ticksPerDay;
  writeRivalry(observer, slot, f + 18);
  writeLastAction(observer, slot, f + 20);
  rows[f + 23] = agents.heldObject[slot] === NONE ? 0 : 1;
  rows[f + 24] = agents.queuedObject[slot] === NONE ? 0 : 1;
}

/** A quantity as the schema tells it. */
function amount(value: number, isRaw: boolean, scale: number, high: number): number {
  return isRaw ? Math.min(RAW_LIMIT, value) : Math.min(high, value / scale);
}

/** Mean on-time share of the last shifts, 0 before the first has ended. */
function attendance({ attendance: share, attendanceSamples }: World["agents"], slot: number) {
  const samples = attendanceSamples[slot];
  if (samples === 0) return 0;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += share[slot * ATTENDANCE_SLOTS + i];
  return Math.min(1, sum / samples);
}

/** The strongest rivalry, and how many are strong enough to keep away from. Profiles do not count here. */
function writeRivalry({ rows, town, layout }: Observer, slot: number, f: number): void {
  const { world, config } = town;
  const { avoid_threshold, max_edges } = config.conflict.rivalry;
  const most = world.agents.fiercest[slot];
  rows[f] = most;
  let count = 0;
  if (most > 0 && most >= avoid_threshold) {
    const { ties, capacity } = world;
    const end = (slot + 1) * capacity.ties;
    for (let row = slot * capacity.ties; row < end && ties.other[row] !== NONE; row++) {
      if (ties.rivalry[row] > 0 && ties.rivalry[row] >= avoid_threshold) count += 1;
    }
  }
  rows[f + 1] = layout.schema === 1 ? count : count / max_edges;
}

function writeLastAction({ rows, town, layout, deed }: Observer, slot: number, f: number): void {
  readLastAction(town.world, slot, deed);
  rows[f] = deed.kind === NONE ? 0 : ACTION_HASHES[deed.kind];
  rows[f + 1] = deed.success ? 1 : 0;
  rows[f + 2] = amount(deed.duration, layout.schema === 1, DURATION, MOST_DURATION);
}
