import { expect, test } from "vitest";

import type { Timeline } from "../../../../preload/timelines.ts";
import {
  byGravity,
  clusterStories,
  gravityOf,
  middleOf,
  widthOf,
} from "../../../../renderer/panels/time/clusters.ts";
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
const story = (tick: number, more: Partial<Story> = {}): Story => ({
  seq: seq++,
  tick,
  category: "home",
  topic: "home",
  priority: false,
  text: `At ${tick}`,
  cause: "home",
  agents: [],
  place: null,
  merged: 1,
  ...more,
});

test("marks that would touch are one, and stand where the gravest of them happened", () => {
  const told = [
    story(10),
    story(14, { priority: true }),
    story(18, { category: "near_death" }),
    story(19, { priority: true }),
    story(60),
    story(90, { priority: true }),
    story(91),
  ];
  expect(
    clusterStories(told, 1, 0).map(({ lead, gravity, stories }) => [
      lead.tick,
      gravity,
      stories.length,
    ]),
  ).toEqual([
    [18, "grave", 4],
    [60, "everyday", 1],
    [90, "telling", 2],
  ]);
});

test("the first mark is whole, and what it is moved over is one with it", () => {
  const told = [story(40, { priority: true }), story(54)];
  const [single] = clusterStories(told.slice(0, 1), 1, 40);
  if (single === undefined) throw new Error("a cluster is missing");
  expect(middleOf(single, 40, 40)).toBe(40 + widthOf(single) / 2);
  expect(middleOf(single, 90, 40)).toBe(90);
  expect(clusterStories(told, 1, 0)).toHaveLength(2);
  expect(clusterStories(told, 1, 40)).toHaveLength(1);
});

test("of lines as grave as each other the first stands for all, and the others follow in their order", () => {
  const told = [
    story(5),
    story(6, { priority: true }),
    story(7, { priority: true }),
    story(8, { category: "exit_rent" }),
  ];
  expect(clusterStories(told.slice(0, 3), 1, 0)[0]?.lead.tick).toBe(6);
  expect(byGravity(told).map(({ tick }) => tick)).toEqual([8, 6, 7, 5]);
});

/** A long record in which much happens at once, and much in one place and little in another. */
const record = Array.from({ length: 900 }, (_unused, index) => {
  const tick = Math.floor(((index * index) % 7919) ** 1.1);
  if (index % 41 === 0) return story(tick, { category: "eviction", priority: true });
  return story(tick, { priority: index % 5 === 0 });
}).sort((a, b) => a.tick - b.tick);

test.each([20, 5, 1, 0.3, 0.08, 0.01, 0])(
  "at %f pixels a tick no two marks overlap, every line is in one of them, and none is graver than its lead",
  (pixelsPerTick) => {
    const clusters = clusterStories(record, pixelsPerTick, 0);
    expect(clusters.flatMap(({ stories }) => stories)).toEqual(record);
    for (const [index, next] of clusters.slice(1).entries()) {
      const one = clusters[index];
      if (one === undefined) throw new Error("a cluster is missing");
      const placeOf = (cluster: typeof one) =>
        middleOf(cluster, cluster.lead.tick * pixelsPerTick, 0);
      const apart = placeOf(next) - placeOf(one);
      expect(apart).toBeGreaterThanOrEqual((widthOf(one) + widthOf(next)) / 2);
    }
    for (const { lead, gravity, stories } of clusters) {
      expect(lead).toBe(byGravity(stories)[0]);
      expect(gravity).toBe(gravityOf(lead));
    }
  },
);

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
