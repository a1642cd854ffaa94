import { WEATHERS } from "../config/blocks/world.ts";
import { rivalAt } from "../relationships/avoid.ts";
import { NONE } from "../world/agent-table.ts";
import { UTILITY, isOn } from "../world/utilities.ts";
import { MONEY_SCALE } from "./features.ts";
import type { Observer } from "./observer.ts";
import { tanh } from "./smooth.ts";
import { writePointers } from "./write-pointers.ts";

/** What schema 2 has besides, Simulation §9.2 TARGET, into the row from `f` on; then the pointers. */
export function writeAdded(observer: Observer, slot: number, f: number): void {
  const { rows, town, hasWarmth } = observer;
  const { world } = town;
  const { agents, town: state } = world;
  let at = f;
  if (hasWarmth) {
    rows[at] = agents.warmth[slot];
    at += 1;
  }
  rows[at] = agents.job[slot] === NONE ? 0 : 1;
  rows[at + 1] = isOn(world, UTILITY.power) ? 1 : 0;
  rows[at + 2] = isOn(world, UTILITY.water) ? 1 : 0;
  at += 3;
  for (let weather = 0; weather < WEATHERS.length; weather++) {
    rows[at + weather] = state.weather[0] === weather ? 1 : 0;
  }
  at += WEATHERS.length;
  const wallet = agents.wallet[slot];
  if (wallet !== observer.toldWallet[slot]) {
    observer.toldWallet[slot] = wallet;
    rows[at] = tanh(wallet / MONEY_SCALE);
  }
  const queued = agents.queuedObject[slot];
  const held = agents.heldObject[slot];
  const object = queued === NONE ? (held === NONE ? agents.targetObject[slot] : held) : queued;
  rows[at + 1] = object !== NONE && rivalAt(town, slot, object) !== NONE ? 1 : 0;
  rows[at + 2] = commitment(observer, slot);
  writePointers(observer, slot, at + 3);
}

/** How much of the time for which somebody is bound to their option is left; 0 without one. */
function commitment({ town }: Observer, slot: number): number {
  const { agents, town: state } = town.world;
  const { option_commit_ticks } = town.config.policy_runtime;
  if (agents.option[slot] === NONE || option_commit_ticks === 0) return 0;
  const left = Math.max(0, agents.commitUntil[slot] - state.tick[0]);
  return Math.min(1, left / option_commit_ticks);
}
