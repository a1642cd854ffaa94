import { WORDS } from "../../../preload/words/words.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { perObject } from "../../per-object.ts";

const { stock: words } = WORDS.vocabulary;

/** What people have, in meals, who has least first. */
export interface Wealth {
  readonly people: readonly { readonly id: string; readonly wallet: number }[];
  readonly median: number;
  /** Of all, today. */
  readonly earned: number;
  readonly withheld: number;
}

export const wealthOf = perObject((jobs: TownSections["jobs"]): Wealth => {
  const people = Object.entries(jobs)
    .map(([id, { wallet }]) => ({ id, wallet }))
    .toSorted((a, b) => a.wallet - b.wallet);
  const middle = [people[(people.length - 1) >> 1], people[people.length >> 1]];
  const sum = (of: (one: TownSections["jobs"][string]) => number) =>
    Object.values(jobs).reduce((total, one) => total + of(one), 0);
  return {
    people,
    median: middle.reduce((total, one) => total + (one?.wallet ?? 0), 0) / 2,
    earned: sum(({ wages_earned }) => wages_earned),
    withheld: sum(({ wages_withheld }) => wages_withheld),
  };
});

const ITEMS = ["meals", "food_raw", "raw_ingredients", "clothes_clean"] as const;
const AT_HOME: ReadonlySet<string> = new Set(["fridge", "wardrobe"]);

/** "12 meals, 4 bags of groceries": what is in all homes, or everywhere else. */
export function stockWords(economy: TownSections["economy"], place: "homes" | "shops"): string {
  const holders = Object.values(economy).filter(
    ({ type }) => AT_HOME.has(type) === (place === "homes"),
  );
  const parts = ITEMS.flatMap((item) => {
    const units = holders.reduce((total, { stock }) => total + (stock[item] ?? 0), 0);
    return units === 0 ? [] : [words[item](units)];
  });
  return parts.length === 0 ? words.nothing : parts.join(", ");
}
