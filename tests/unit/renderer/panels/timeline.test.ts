import { expect, test } from "vitest";

import type { Timeline } from "../../../../preload/timelines.ts";
import { clusterStories } from "../../../../renderer/panels/time/clusters.ts";
import { rulerLines, shadedDays } from "../../../../renderer/panels/time/days.ts";
import { layOutLanes, nextBranchName } from "../../../../renderer/panels/time/lanes.ts";
import type { Story } from "../../../../sim/narration/story.ts";

const timeline = (name: string, parent: string | null, at: number, last = at + 500): Timeline => ({
  name,
  parent,
  at,
  last_tick: last,
  change: "",
});

const timelines = [
  timeline("main", null, 0, 3000),
  timeline("early", "main", 1000),
  timeline("late", "main", 2000),
  timeline("child", "early", 1200),
];
const history = { timelines, current: "child", first_tick: 0, head: 1700 };

test("every timeline lies under the one it parts from, later partings first", () => {
  const lanes = layOutLanes(history, 1800);
  expect(
    lanes.map(({ timeline: { name }, row, parentRow, depth }) => [name, row, parentRow, depth]),
  ).toEqual([
    ["main", 0, 0, 0],
    ["late", 1, 0, 1],
    ["early", 2, 0, 1],
    ["child", 3, 2, 2],
  ]);
});

test("what leads to the shown timeline is known, as far as it is shared", () => {
  const lanes = layOutLanes(history, 1800);
  const shared = lanes.map(({ leadsHere, sharedUntil }) => [leadsHere, sharedUntil]);
  expect(shared).toEqual([
    [true, 1000],
    [false, -1],
    [true, 1200],
    [true, 1800],
  ]);
  expect(lanes.at(-1)).toMatchObject({ isCurrent: true, head: 1800 });
});

test("only a branch that is not shown and that nothing parts from can be removed", () => {
  const removable = layOutLanes(history, 1800).filter(({ isRemovable }) => isRemovable);
  expect(removable.map(({ timeline: { name } }) => name)).toEqual(["late"]);
});

test("the next branch has the first free number", () => {
  expect(nextBranchName([timeline("main", null, 0)])).toBe("Branch 1");
  const taken = [timeline("Branch 1", "main", 5), timeline("Branch 3", "main", 5)];
  expect(nextBranchName(taken)).toBe("Branch 2");
});

let seq = 0;
const story = (tick: number, priority = false, topic: Story["topic"] = "home"): Story => ({
  seq: seq++,
  tick,
  category: "home",
  topic,
  priority,
  text: `At ${tick}`,
  cause: "home",
  agents: [],
  place: null,
  merged: 1,
});

test("marks that would touch are one, and stand where the most telling of them happened", () => {
  const clusters = clusterStories(
    [story(10), story(14, true, "people"), story(18), story(40), story(41, false, "money")],
    10,
  );
  expect(
    clusters.map(({ tick, topic, priority, stories }) => [tick, topic, priority, stories.length]),
  ).toEqual([
    [14, "people", true, 3],
    [40, "home", false, 2],
  ]);
});

test("no two clusters begin closer than the gap, and no line is lost", () => {
  const stories = Array.from({ length: 300 }, (_unused, index) => story((index * index) % 4000));
  stories.sort((a, b) => a.tick - b.tick);
  const clusters = clusterStories(stories, 50);
  const starts = clusters.map(({ stories: [first] }) => first?.tick ?? 0);
  for (const [index, start] of starts.slice(1).entries())
    expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(50);
  expect(clusters.flatMap((cluster) => cluster.stories)).toEqual(stories);
});

test("the ruler names days where they have room, and hours within wide days", () => {
  const wide = rulerLines({ from: 0, ticks: 1000 }, 1000, 800);
  expect(wide.map(({ label }) => label)).toEqual([
    "Day 1",
    "03:00",
    "06:00",
    "09:00",
    "12:00",
    "15:00",
    "18:00",
    "21:00",
    "Day 2",
  ]);
  const many = rulerLines({ from: 0, ticks: 100_000 }, 1000, 800);
  expect(many.length).toBeLessThanOrEqual(14);
  expect(many.every(({ isDay }) => isDay)).toBe(true);
});

test("night and day are shaded while they can be told apart", () => {
  expect(shadedDays({ from: 1500, ticks: 1000 }, 1000, 800)).toEqual([1000, 2000]);
  expect(shadedDays({ from: 0, ticks: 100_000 }, 1000, 800)).toEqual([]);
});
