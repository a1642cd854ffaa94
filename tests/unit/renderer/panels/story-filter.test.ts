import { expect, test } from "vitest";

import {
  type StoryFilter,
  choicesIn,
  laterStories,
  toggledTopic,
  toldStories,
} from "../../../../renderer/panels/story/story-filter.ts";
import { TOPICS, type Topic } from "../../../../sim/narration/categories.ts";
import type { Story } from "../../../../sim/narration/story.ts";

const ALL: StoryFilter = { topics: [], priority: false, person: null };

const story = (seq: number, topic: Topic, priority: boolean, agents: string[]): Story => ({
  seq,
  tick: seq,
  category: "town",
  topic,
  priority,
  text: `Line ${seq}.`,
  cause: "",
  agents,
  place: null,
  merged: 1,
});

const STORIES = [
  story(1, "people", true, ["bob", "alice"]),
  story(2, "work", false, ["bob"]),
  story(3, "queue", true, ["carmen"]),
  story(4, "town", false, []),
];

const told = (filter: Partial<StoryFilter>, limit = 40) =>
  toldStories(STORIES, { ...ALL, ...filter }, limit).map(({ seq }) => seq);

test("without a choice everything is told", () => {
  expect(told({})).toEqual([1, 2, 3, 4]);
});

test("lines are chosen by topic, by weight and by person, and by all of them at once", () => {
  expect(told({ topics: ["people", "town"] })).toEqual([1, 4]);
  expect(told({ priority: true })).toEqual([1, 3]);
  expect(told({ person: "bob" })).toEqual([1, 2]);
  expect(told({ person: "alice" })).toEqual([1]);
  expect(told({ topics: ["work", "queue"], person: "bob" })).toEqual([2]);
  expect(told({ topics: ["town"], priority: true })).toEqual([]);
});

test("of too many lines the newest that are chosen are told", () => {
  expect(told({}, 2)).toEqual([3, 4]);
  expect(told({ priority: true }, 1)).toEqual([3]);
});

test("later are the lines after everything that was told, as far as they are chosen", () => {
  const later = (known: readonly Story[], filter: Partial<StoryFilter> = {}) =>
    laterStories(STORIES, known, { ...ALL, ...filter }).map(({ seq }) => seq);
  expect(later([])).toEqual([1, 2, 3, 4]);
  expect(later(STORIES.slice(0, 2))).toEqual([3, 4]);
  expect(later(STORIES.slice(0, 2), { priority: true })).toEqual([3]);
  expect(later(STORIES), "their moment has come").toEqual([]);
});

test("a topic that is chosen again is chosen no longer, and all of them are as good as none", () => {
  expect(toggledTopic([], "work")).toEqual(["work"]);
  expect(toggledTopic(["work"], "people")).toEqual(["people", "work"]);
  expect(toggledTopic(["people", "work"], "work")).toEqual(["people"]);
  expect(toggledTopic(TOPICS.slice(1), "people")).toEqual([]);
});

test("choices are counted one by one", () => {
  expect(choicesIn(ALL)).toBe(0);
  expect(choicesIn({ topics: ["work", "town"], priority: true, person: "bob" })).toBe(4);
});
