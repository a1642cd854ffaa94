import { expect, test } from "vitest";

import {
  dayPage,
  mostTelling,
  rangeOf,
  rowsOfDay,
} from "../../../../renderer/panels/day/day-page.ts";
import type { Category } from "../../../../sim/narration/categories.ts";
import type { Story } from "../../../../sim/narration/story.ts";

const story = (seq: number, category: Category, priority = false): Story => ({
  seq,
  tick: seq * 10,
  category,
  topic: "town",
  priority,
  text: `Line ${seq}.`,
  cause: "",
  agents: [],
  place: null,
  merged: 1,
});

const seqs = (stories: readonly Story[]) => stories.map(({ seq }) => seq);

test("a day ends with its midnight, and the first one has its very beginning too", () => {
  expect(rangeOf(1, 1000)).toEqual({ from: -1, to: 1000 });
  expect(rangeOf(2, 1000)).toEqual({ from: 1000, to: 2000 });
});

test("of too many lines those that are marked are told, in the order of time", () => {
  const told = [
    story(1, "queue"),
    story(2, "argument", true),
    story(3, "queue"),
    story(4, "help", true),
  ];
  expect(seqs(mostTelling(told, 2))).toEqual([2, 4]);
  expect(seqs(mostTelling(told, 9))).toEqual([1, 2, 3, 4]);
});

test("of lines that weigh the same, many kinds are told before many of one kind", () => {
  const told = [story(1, "work"), story(2, "queue"), story(3, "queue"), story(4, "queue")];
  expect(seqs(mostTelling(told, 2))).toEqual([1, 4]);
  expect(seqs(mostTelling(told, 3))).toEqual([1, 3, 4]);
});

test("of what the sum of the day names, the last is told before all that is marked", () => {
  const told = [
    story(1, "queue_conflict"),
    story(2, "relationship_friendship"),
    story(3, "queue_conflict"),
    story(4, "relationship_friendship", true),
    story(5, "meet", true),
    story(6, "relationship_friendship", true),
    story(7, "work"),
  ];
  expect(seqs(mostTelling(told, 3)), "new friends beside new acquaintances").toEqual([2, 3, 6]);
  expect(seqs(mostTelling(told, 4))).toEqual([2, 3, 5, 6]);
});

test("a page has the sum of the day, its lines, and who came and left, each once", () => {
  const told = [
    story(1, "arrival"),
    story(2, "work"),
    story(3, "queue"),
    story(4, "exit_rent", true),
    story(5, "digest", true),
  ];
  const page = dayPage(told, 1);
  expect(page.sum?.seq).toBe(5);
  expect(seqs(page.lines)).toEqual([3]);
  expect(seqs(page.comings)).toEqual([1, 4]);
  expect(seqs(page.all)).toEqual([2, 3]);
  expect(dayPage([], 12)).toEqual({ sum: null, lines: [], comings: [], all: [] });
});

const DAYS = {
  ticks: [1000, 2000, 4000],
  figures: { attendance: [0.5, 0.75, 0.25], exits: [null, null, null] },
};

test("a day's figures stand beside those of the day before, as far as both are on record", () => {
  expect(rowsOfDay(DAYS, 2, 1000)).toMatchObject([
    { name: "attendance", text: "75.0\u00A0%", before: "50.0\u00A0%", trend: { words: "better" } },
  ]);
  expect(rowsOfDay(DAYS, 1, 1000)).toMatchObject([
    { text: "50.0\u00A0%", values: [0.5], trend: { way: "first" } },
  ]);
  expect(rowsOfDay(DAYS, 4, 1000), "the day before is missing").toMatchObject([
    { text: "25.0\u00A0%", trend: { way: "first" } },
  ]);
  expect(rowsOfDay(DAYS, 3, 1000)).toBeNull();
});
