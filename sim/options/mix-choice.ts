import { type RngState, nextFloat } from "../rng/rng.ts";
import { BY_SCRIPT, NO_CHOICE } from "./outside-choices.ts";

/**
 * Whose choice counts while a policy takes over from the scripts: `choice`, the policy's, with
 * probability `ratio` in [0, 1], else BY_SCRIPT; also where there is no choice. Draws from `state`, the
 * `policy` stream, only where both are possible. Simulation §10.3.
 */
export function mixChoice(state: RngState, ratio: number, choice: number): number {
  if (choice === NO_CHOICE || ratio <= 0) return BY_SCRIPT;
  return ratio >= 1 || nextFloat(state) < ratio ? choice : BY_SCRIPT;
}
