import type { Topic } from "../../../sim/narration/categories.ts";

const CHOOSE = "Choose what is told";
const PLACE = "Where it happened";

/** What stands round the lines that tell what happened. */
export const story = {
  title: "Story",
  list: "What happened",
  empty: "The day has only begun. What happens is told here.",
  /** Nothing of what people chose to be told of. */
  none: "Nothing of that kind was told lately.",
  showAll: "Show all",
  choose: CHOOSE,
  chosen: (choices: number) => `${CHOOSE}, ${choices} set`,
  filters: {
    title: "What is told",
    priority: "Only what matters",
    followed: (name: string) => `Only about ${name}`,
  },
  topics: {
    people: "People",
    work: "Work",
    home: "Home",
    money: "Money",
    queue: "Queues",
    need: "Needs",
    town: "Town",
  } satisfies Readonly<Record<Topic, string>>,
  /** Lines after the shown moment; there may be more than are known. */
  newer: (count: number, isAll: boolean) => `${count}${isAll ? "" : "+"} newer`,
  toNewest: "Go to the newest of them",
  shownMoment: "The moment that is shown",
  place: PLACE,
  placeOf: (text: string) => `${PLACE}: ${text}`,
  /** How often it happened, for the eye and read out. */
  times: (count: number) => `×${count}`,
  timesSpoken: (count: number) => `, ${count} times`,
};
