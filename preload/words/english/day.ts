import { countOf } from "./count-of.ts";

/** One day of the town on one page. */
export const day = {
  titleToday: (nth: number) => `Day ${nth}, so far`,
  before: "The day before",
  after: "The day after",
  noFile:
    "This town has no file, so its days are not kept. From the moment it is saved, each day " +
    "has a page here: what happened, who came and who left, and its figures beside those of " +
    "the day before.",
  stories: {
    title: "What happened",
    until: (time: string) => `until ${time}`,
    /** Said aloud when a day is there. */
    said: (nth: number, lines: number) => `Day ${nth}: ${countOf(lines, "line", "lines")}`,
    left: (count: number) => (count === 1 ? "And one lesser thing" : `And ${count} lesser things`),
    fewer: "Fewer lines",
    comings: "Who came and who left",
    nothing: "Nothing happened that was worth telling.",
    nothingYet: "Nothing has happened yet that is worth telling.",
  },
  figures: {
    title: "What it came to",
    none: "No figures of this day are on record.",
    notYet: "A day’s figures come at its midnight.",
    figure: "Figure",
    trend: "Against the day before",
    first: "There is no day before to compare with.",
    fewer: "Fewer figures",
    all: "All figures",
  },
};
