import { countOf } from "./count-of.ts";

/** What is said in more than one place. */
export const common = {
  andMore: (count: number) => `and ${count} more`,
  /** Ends a list of which only the first few are shown. */
  andOthers: (count: number) => `and ${countOf(count, "other", "others")}`,
  cancel: "Cancel",
  close: "Close",
  day: (number: number) => `Day ${number}`,
  follow: (name: string) => `Follow ${name}`,
  pair: (one: string, other: string) => `${one} and ${other}`,
  /** What a button does, and the key that does it too. */
  withKey: (label: string, key: string) => `${label} (${key})`,
};
