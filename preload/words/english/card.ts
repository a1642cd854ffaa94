import type { Chooser } from "../../../sim/options/choosers.ts";
import { countOf } from "./count-of.ts";
import { vocabulary } from "./vocabulary.ts";

const { needs, stock } = vocabulary;

const CHOOSERS = {
  script: "By their own habits and needs",
  outside: "By a learned policy",
  chance: "By chance",
} satisfies Readonly<Record<Chooser, string>>;

function held(meals: number, groceries: number): string {
  const things = [
    meals > 0 ? stock.meals(meals) : "",
    groceries > 0 ? stock.food_raw(groceries) : "",
  ].filter((text) => text !== "");
  return things.length === 0 ? stock.nothing : things.join(", ");
}

const told = (times: number): string =>
  times === 0 ? "" : ` Told of ${times === 1 ? "once" : `${times} times`} today.`;

/** What the card of the followed person says. */
export const card = {
  title: (name: string) => `About ${name}`,
  asking: (name: string) => `Asking ${name} …`,
  stopFollowing: (name: string) => `Stop following ${name}`,
  details: "Details",
  takenOver: "Taken over: does nothing without being told",
  noPlan: "No plan at the moment",
  plan: (option: string, reason: string) => `${option}: ${reason}`,
  progress: "Progress",
  wallet: "Wallet",
  needs: {
    title: "Needs",
    hunger: "Fed",
    hygiene: "Clean",
    energy: "Rested",
    warmth: "Warm",
    moods: { dire: "dire", low: "low", good: "good" },
    level: (share: string, mood: string) => `${share}, ${mood}`,
  },
  why: {
    title: (option: string) => `Why “${option.toLowerCase()}”`,
    when: (time: string) => `at ${time}`,
    sum: "Together",
    /** Who chose, and how long they keep to it where they do. */
    chooser: (chooser: Chooser, keptFor: string | null) =>
      `${CHOOSERS[chooser]}${keptFor === null ? "" : `, kept to for ${keptFor} more`}.`,
  },
  scores: { title: "Weighed up against" },
  today: {
    title: "Today",
    summary: (time: string, shift: string, times: number) =>
      `It is ${time}. ${shift}${told(times)}`,
    noShift: "No shift today.",
    shiftBegins: (time: string) => `The shift begins at ${time}.`,
    shiftGoesOn: (time: string) => `The shift goes on until ${time}.`,
    shiftEnded: (time: string) => `The shift ended at ${time}.`,
  },
  lastDay: {
    title: "The last day",
    looking: "Looking back over the day …",
    soFar: (span: string) => `${span} so far`,
    at: (time: string) => `at ${time}`,
    reward: "Reward",
    curve: (label: string) => `${label} over the last day`,
    value: (time: string, value: string) => `${time}: ${value}`,
    needs: { hunger: needs.fed, hygiene: needs.clean, energy: needs.rested },
    worst: (time: string, need: string, level: string) => `Worst off at ${time}: ${need} ${level}.`,
    rewards: "What the rewards of the day came from",
    rewardParts: {
      needs: "Needs and being well",
      social: "Company",
      work: "Work",
      other: "Everything else",
    },
    rewardSum: "Reward of the day",
  },
  ties: {
    title: "Friends and rivals",
    empty: (name: string) => `${name} knows nobody yet.`,
    bars: { trust: "trust", known: "known", rivalry: "rivalry" },
    /** The same, where a level is below zero. */
    below: { trust: "distrust", known: "estranged", rivalry: "rivalry" },
    between: (kind: string, numbers: string) => `${kind}. ${numbers}`,
    strangers: "Strangers so far",
    showAll: "Show all lines",
  },
  traits: { title: "Character" },
  facts: {
    title: "Facts",
    mood: "Mood",
    /** Goes on after how somebody bears up. */
    badDay: ". A bad day: slow until after a sleep",
    lastDay: "Last day",
    days: { well: "went well", fair: "went so-so", badly: "went badly" },
    day: (how: string, share: string) => `${how}, ${share}`,
    clothes: "Clothes",
    dressed: "fresh from the wardrobe",
    undressed: "not changed today",
    enough: (money: string, meals: number) =>
      `${money}, ${meals === 0 ? "not enough for a meal" : `enough for ${countOf(meals, "meal", "meals")}`}`,
    carries: "Carries",
    held,
    job: "Job",
    hours: (from: string, to: string) => `${from} to ${to}`,
    shift: "Shift",
    earned: (shift: string, money: string) => `${shift}, ${money} earned`,
    attendance: "On time",
    absences: "Missed",
    missed: (shifts: number, isLast: boolean) =>
      `${countOf(shifts, "shift", "shifts")} in seven days${isLast ? ", about to be let go" : ""}`,
    rent: "Rent",
    behind: (days: number) => `${countOf(days, "day", "days")} behind`,
  },
  lately: {
    empty: "Nothing worth telling yet.",
    more: "Earlier lines",
  },
  farewell: {
    gone: "No longer in town",
    left: (name: string, reason: string) => `${name} ${reason}`,
    when: (moment: string) => `${moment}.`,
    goodbye: "Goodbye",
  },
};
