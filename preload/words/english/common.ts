import { countOf } from "./count-of.ts";

/** What is said in more than one place. */
export const common = {
  andMore: (count: number | string) => `and ${count} more`,
  /** Ends a list of which only the first few are shown. */
  andOthers: (count: number) => `and ${countOf(count, "other", "others")}`,
  askAgain: "Ask again",
  cancel: "Cancel",
  close: "Close",
  day: (number: number) => `Day ${number}`,
  follow: (name: string) => `Follow ${name}`,
  goTo: (moment: string) => `Go to ${moment}`,
  /** Heads what has happened of late. */
  lately: "Lately",
  loading: "Looking it up …",
  milliseconds: (count: string) => `${count} ms`,
  momentOf: (what: string) => `Show the moment: ${what}`,
  none: "none",
  pair: (one: string, other: string) => `${one} and ${other}`,
  /** "Ann", "Ann and Bob", "Ann, Bob and Cleo"; where nobody is named it is somebody. */
  people: (names: readonly string[]) =>
    names.length < 2
      ? (names[0] ?? "somebody")
      : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`,
  showMoment: "Show this moment",
  /** How a figure is against another one. */
  verdicts: { better: "better", worse: "worse", same: "same" },
  /** What a button does, and the key that does it too. */
  withKey: (label: string, key: string) => `${label} (${key})`,
};
