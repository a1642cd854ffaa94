import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { perObject } from "../../per-object.ts";

type Ties = TownSections["relationship_snapshot"];
type Tie = Ties[string][string];

/** Two people and what they are to each other, as both feel it. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** Mean of both sides in hundredths, in (0, 1]: finer is not shown, and no reason to draw it anew. */
  readonly strength: number;
}

/** The pairs with most between them, strongest first. */
export interface Pairs {
  readonly friends: readonly Pair[];
  readonly rivals: readonly Pair[];
}

/** Below this there is nothing to speak of. */
const FAINT = 0.05;
/** So many are told of each. */
const PAIRS = 4;

/** Who gets on best and worst. Of those with the same between them, who comes first among the ties. */
export const strongestPairs = perObject((ties: Ties): Pairs => {
  const friends: Pair[] = [];
  const rivals: Pair[] = [];
  for (const a of Object.keys(ties)) {
    const own = ties[a] ?? {};
    for (const b of Object.keys(own)) {
      const tie = own[b];
      const back = ties[b]?.[a];
      // Seen once, from whoever comes first.
      if (tie === undefined || (back !== undefined && a > b)) continue;
      place(friends, a, b, (friendship(tie) + friendship(back)) / 2);
      place(rivals, a, b, (tie.rivalry + (back?.rivalry ?? 0)) / 2);
    }
  }
  return { friends, rivals };
});

/** What one feels for the other; nothing where they do not know them. */
function friendship(tie: Tie | undefined): number {
  if (tie === undefined) return 0;
  return Math.max(0, (tie.trust + Math.max(0, tie.familiarity)) / 2 - tie.rivalry);
}

/** Puts a pair where it belongs among the strongest so far, if it does. */
function place(best: Pair[], a: string, b: string, mean: number): void {
  if (mean < FAINT) return;
  const strength = Math.round(mean * 100) / 100;
  const weakest = best[PAIRS - 1];
  if (weakest !== undefined && weakest.strength >= strength) return;
  const at = best.findIndex((one) => one.strength < strength);
  best.splice(at < 0 ? best.length : at, 0, { a, b, strength });
  best.length = Math.min(best.length, PAIRS);
}
