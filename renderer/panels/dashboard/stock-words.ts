import { WORDS } from "../../../preload/words/words.ts";
import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";

const { stock: words } = WORDS.vocabulary;

/** Those that are counted, in this order. */
const ITEMS = ["meals", "food_raw", "raw_ingredients", "clothes_clean"] as const;

/** "12 meals, 4 bags of groceries". */
export function stockWords(units: BriefSections["stock"]["homes"]): string {
  const parts = ITEMS.flatMap((item) => {
    const count = units[item] ?? 0;
    return count === 0 ? [] : [words[item](count)];
  });
  return parts.length === 0 ? words.nothing : parts.join(", ");
}
