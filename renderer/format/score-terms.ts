import type { OptionName } from "../../sim/options/options.ts";
import type { Term } from "../../sim/options/weighings.ts";

const NEED_WORDS: Partial<Readonly<Record<OptionName, string>>> = {
  GetFed: "Hunger",
  GetClean: "Feeling unwashed",
  Sleep: "Tiredness",
};

const HABIT_WORDS: Readonly<Record<OptionName, string>> = {
  GetFed: "Everybody must eat",
  GetClean: "Everybody must wash",
  GoToWork: "Everybody must work",
  ShopGroceries: "Somebody must shop",
  Sleep: "Everybody must rest",
  Socialise: "Time to spare",
};

const WORDS: Readonly<Record<Exclude<Term, "need" | "habit" | "temper">, string>> = {
  morning: "Fresh clothes for the day",
  hour: "It is night",
  duty: "Work comes first",
  search: "Out of work",
  ahead: "No time for it later",
  larder: "Little food at home",
  company: "Somebody to talk to",
  way: "The way and the wait",
  kept: "Already at it",
};

/** Why a term raises or lowers the score of an option, in a few words. */
export function termWords(term: Term, share: number, option: OptionName): string {
  if (term === "need") return NEED_WORDS[option] ?? "Need";
  if (term === "habit") return HABIT_WORDS[option];
  if (term === "temper") return share < 0 ? "Likes to be alone" : "Likes company";
  return WORDS[term];
}

/** "+0.40", "−0.03": a share with its sign. */
export const signed = (share: number): string =>
  `${share < 0 ? "\u2212" : "+"}${Math.abs(share).toFixed(2)}`;
