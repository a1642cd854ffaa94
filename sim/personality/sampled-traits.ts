import { TRAITS, type Trait } from "../config/blocks/behavior.ts";
import type { TownConfig } from "../config/town-config.ts";
import { hashUniform } from "../rng/hash-draw.ts";

/** One base per trait: coprime, so that the points of a few newcomers spread over the whole cube. */
const BASES = [2, 3, 5] as const;

/**
 * Traits of the `index`-th newcomer (from 1), each in [−1, 1): the Halton sequence, moved round by an
 * offset per trait that depends on the seed. Simulation §8.2.
 */
export function sampleTraits(seed: bigint, index: number): Record<Trait, number> {
  const [extroversion, forgiveness, ambition] = BASES.map((base, axis) => {
    const moved = radicalInverse(index, base) + hashUniform(`${seed}:traits:${TRAITS[axis]}`);
    return (moved < 1 ? moved : moved - 1) * 2 - 1;
  });
  return { extroversion, forgiveness, ambition };
}

/** The digits of a whole number in some base, mirrored at the point: in [0, 1). */
function radicalInverse(index: number, base: number): number {
  let value = 0;
  let unit = 1 / base;
  for (let left = index; left > 0; left = Math.floor(left / base)) {
    value += (left % base) * unit;
    unit /= base;
  }
  return value;
}

/** The personality whose traits are nearest, the first by name of equals. */
export function nearestProfile(
  { profiles }: TownConfig["personalities"],
  traits: Readonly<Record<Trait, number>>,
): string {
  let nearest = "";
  let least = Infinity;
  for (const name of Object.keys(profiles).toSorted()) {
    let square = 0;
    for (const trait of TRAITS) {
      const away = traits[trait] - profiles[name][trait];
      square += away * away;
    }
    if (square >= least) continue;
    nearest = name;
    least = square;
  }
  return nearest;
}
