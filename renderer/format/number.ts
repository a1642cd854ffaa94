import { WORDS } from "../../preload/words/words.ts";

/** "42 %" of a share; the space does not break. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u00A0%`;

const TENTHS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const HUNDREDTHS = new Intl.NumberFormat("en-GB", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const PLAIN = new Intl.NumberFormat("en-GB");

/** "12,400", "0.25": to the thousandth at most. */
export const plain = (value: number): string => PLAIN.format(value);

/** Money is counted in meals: "6.4 meals", "1 meal". */
export function meals(amount: number): string {
  const rounded = Math.round(amount * 10) / 10;
  return WORDS.vocabulary.meals(rounded, TENTHS.format(rounded));
}

/** "0.45": what something costs, to the hundredth. */
export const amount = (value: number): string => HUNDREDTHS.format(value);
