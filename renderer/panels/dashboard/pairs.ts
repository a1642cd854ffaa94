import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

type Ties = TownSections["relationship_snapshot"];

/** Two people and what they are to each other, as both feel it. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** Mean of both sides, in [0, 1]. */
  readonly strength: number;
}

/** Below this there is nothing to speak of. */
const FAINT = 0.05;

/** The pairs with most of something between them, strongest first. */
export function strongestPairs(
  ties: Ties,
  of: "friends" | "rivals",
  limit: number,
): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [a, own] of Object.entries(ties)) {
    for (const [b, tie] of Object.entries(own)) {
      const back = ties[b]?.[a];
      // Seen once, from whoever comes first.
      if (back !== undefined && a > b) continue;
      const sides = back === undefined ? [tie] : [tie, back];
      const sum = sides.reduce((total, side) => total + strengthOf(side, of), 0);
      const strength = sum / 2;
      if (strength >= FAINT) pairs.push({ a, b, strength });
    }
  }
  return pairs.toSorted((x, y) => y.strength - x.strength).slice(0, limit);
}

function strengthOf(
  { trust, familiarity, rivalry }: Ties[string][string],
  of: "friends" | "rivals",
): number {
  if (of === "rivals") return rivalry;
  return Math.max(0, (trust + Math.max(0, familiarity)) / 2 - rivalry);
}
