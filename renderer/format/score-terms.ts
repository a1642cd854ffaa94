import { WORDS } from "../../preload/words/words.ts";
import type { OptionName } from "../../sim/options/options.ts";
import type { Term } from "../../sim/options/weighings.ts";

const { habits, lacks, temper, terms } = WORDS.vocabulary;

const LACKS: Partial<Readonly<Record<OptionName, string>>> = {
  GetFed: lacks.fed,
  GetClean: lacks.clean,
  Sleep: lacks.rested,
};

/** Why a term raises or lowers the score of an option, in a few words. */
export function termWords(term: Term, share: number, option: OptionName): string {
  if (term === "need") return LACKS[option] ?? lacks.other;
  if (term === "habit") return habits[option];
  if (term === "temper") return share < 0 ? temper.alone : temper.company;
  return terms[term];
}

/** "+0.40", "−0.03": a share with its sign. */
export const signed = (share: number): string =>
  `${share < 0 ? "\u2212" : "+"}${Math.abs(share).toFixed(2)}`;
