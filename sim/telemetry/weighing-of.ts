import { z } from "zod";

import { CHOOSER } from "../options/choosers.ts";
import { MASK, OPTIONS } from "../options/options.ts";
import { TERMS, createWeighings } from "../options/weighings.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** Of what the scores of somebody's last decision were made, in the order of OPTIONS. */
export const Weighing = z.strictObject({
  /** When they decided. */
  tick: z.int(),
  options: z.array(
    z.strictObject({
      name: z.enum(OPTIONS),
      /** What counted at all; the shares add up to the score. Empty where the option could not be chosen. */
      terms: z.array(z.strictObject({ term: z.enum(TERMS), share: z.number() })),
    }),
  ),
});
export type Weighing = z.infer<typeof Weighing>;

/** From now on it is kept of what scores are made. Nothing else about the town changes. */
export function watchWeighings({ scratch, world }: Town): void {
  if (scratch.weighings !== null) return;
  scratch.weighings = createWeighings(world);
  scratch.score.terms = new Float64Array(TERMS.length);
}

/** Rounding of a sum of a dozen shares. */
const EXACT = 1e-9;

/** Why somebody chose what they do; null where nobody looked when they decided, or no script did. */
export function weighingOf({ scratch, world }: Town, slot: number): Weighing | null {
  const { agents } = world;
  const { weighings } = scratch;
  if (weighings === null || weighings.tick[slot] === NONE) return null;
  if (agents.chooser[slot] !== CHOOSER.script) return null;
  const options: Weighing["options"] = [];
  for (const [option, name] of OPTIONS.entries()) {
    const at = slot * OPTIONS.length + option;
    const shares = weighings.shares.subarray(at * TERMS.length, (at + 1) * TERMS.length);
    const sum = shares.reduce((total, share) => total + share, 0);
    // Somebody else lives in this slot by now, or another state was loaded.
    if (Math.abs(sum - agents.scores[at]) > EXACT) return null;
    const terms = TERMS.map((term, index) => ({ term, share: shares[index] }));
    const isOpen = agents.masks[at] === MASK.open;
    options.push({ name, terms: isOpen ? terms.filter(({ share }) => share !== 0) : [] });
  }
  return { tick: weighings.tick[slot], options };
}
