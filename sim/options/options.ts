/** Goals that a person holds for many ticks. Index = the number stored; −1 means none. */
export const OPTIONS = [
  "GetFed",
  "GetClean",
  "GoToWork",
  "ShopGroceries",
  "Sleep",
  "Socialise",
] as const;
export type OptionName = (typeof OPTIONS)[number];
