import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import type { Inputs } from "./inputs.ts";

const NO_INPUTS: Inputs = new Map();

/** Runs a town up to and including tick `until`, with the commands of each tick. */
export function runUntil(town: Town, until: number, inputs: Inputs = NO_INPUTS): Town {
  const { tick } = town.world.town;
  while ((tick[0] ?? until) < until) runTick(town, inputs.get((tick[0] ?? 0) + 1));
  return town;
}
