import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { breakingOffFails, isDueNow } from "./decide.ts";
import { MASK, OPTIONS, WAIT } from "./options.ts";
import { whyNotOption } from "./why-not-option.ts";

/**
 * What may be chosen for somebody's coming tick: writes one number per choice (the options, then to
 * wait) at `out[at]` and on, 0 = open, else the reason by MASKS. For whoever is due to choose, an option
 * is open when the world would let them take a step of it. Whoever is not due has what they are committed
 * to as their only choice; without anything that is to wait. At least one is always open. Returns whether
 * they are due. Nothing changes but `scratch.plan`. Simulation §10.3.
 */
export function optionMask(town: Town, slot: number, out: Uint8Array, at = 0): boolean {
  const { tick } = town.world.town;
  tick[0] += 1;
  const isDue = isDueNow(town, slot);
  if (isDue) maskImpossible(town, slot, out, at);
  tick[0] -= 1;
  if (!isDue) maskAllButOne(town, slot, out, at);
  return isDue;
}

function maskImpossible(town: Town, slot: number, out: Uint8Array, at: number): void {
  const { heldObject, shunObject, shunUntil } = town.world.agents;
  const object = shunObject[slot];
  const until = shunUntil[slot];
  if (breakingOffFails(town, slot)) {
    // What is broken off for the decision is not gone back to for a while.
    shunObject[slot] = heldObject[slot];
    shunUntil[slot] = town.world.town.tick[0] + 1;
  }
  for (let option = 0; option < OPTIONS.length; option++) {
    out[at + option] = whyNotOption(town, slot, option);
  }
  out[at + WAIT] = MASK.open;
  shunObject[slot] = object;
  shunUntil[slot] = until;
}

function maskAllButOne({ world }: Town, slot: number, out: Uint8Array, at: number): void {
  const { agents } = world;
  const reason = whyNotAsked(agents, slot);
  out.fill(reason, at, at + OPTIONS.length + 1);
  out[at + (reason === MASK.committed ? agents.option[slot] : WAIT)] = MASK.open;
}

function whyNotAsked(agents: Town["world"]["agents"], slot: number): number {
  if (agents.leavingSince[slot] !== NONE) return MASK.leaving;
  if (agents.possessed[slot] === 1) return MASK.possessed;
  return agents.option[slot] === NONE ? MASK.busy : MASK.committed;
}
