import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, QUEUE_REASON } from "../../../../sim/events/kinds.ts";
import { CATEGORY } from "../../../../sim/narration/categories.ts";
import { narrate } from "../../../../sim/narration/narrate.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { beginTick } from "../../../helpers/events.ts";
import { limitedTown, NO_LIMITS } from "../../../helpers/limited-town.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { someone } from "../../../helpers/someone.ts";

/** What is told at the midnight that ends a day. */
function midnight(town: Town, day = 1): readonly Story[] {
  beginTick(town, day * 1000);
  narrate(town);
  return storiesOf(town).filter(({ category }) => category === "digest");
}

test("a day of which nothing is to be told is told to have been quiet", () => {
  const [line, ...more] = midnight(limitedTown());
  expect(more).toEqual([]);
  expect(line).toMatchObject({ category: "digest", priority: true, cause: "day" });
  expect(line?.text).toMatch(/^Day 1\b/);
});

test("at midnight the day is summed up with its number, what happened most of all, and who had the best of it", () => {
  const town = neighbours(["ann", "bob", "cy"], {
    edit: (config) => {
      config.narration.limiter = NO_LIMITS;
    },
  });
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  beginTick(town, 2500);
  for (let quarrel = 0; quarrel < 3; quarrel++) {
    emit(town.world, town.events, EVENT.public_argument, 0, ann.slot, bob.slot, -1);
  }
  emit(town.world, town.events, EVENT.utility_changed, 0, 0, 0);
  relate(town, "ann", "cy", { trust: 0.1, familiarity: 0.1 });
  narrate(town);
  for (const [id, lowest] of [
    ["ann", 0.5],
    ["bob", 0.8],
    ["cy", 0.1],
  ] as const) {
    someone(town, id).set("lowestToday", lowest);
  }
  const text = midnight(town, 3)[0]?.text ?? "";
  expect(text).toMatch(/[Dd]ay 3: .*; .*Bob.*\.$/);
  expect(text).toMatch(/three public arguments, the last between Ann and Bob/);
  expect(text).toMatch(/the lights went out|there was no power/);
  expect(text).toMatch(/got to know each other/);
});

test("a quarrel is named if it was told, and an argument is not counted as a quarrel too", () => {
  const sumOf = (happens: (town: Town, a: number, b: number) => void): string => {
    const town = neighbours(["ann", "bob"], {
      objects: [{ id: "stove", type: "stove", position: [4, 4], use_tile: [4, 5] }],
      edit: (config) => {
        config.narration.limiter = {
          ...NO_LIMITS,
          category_cooldown_ticks: { queue_conflict: 90 },
        };
      },
    });
    const [ann, bob] = [someone(town, "ann").slot, someone(town, "bob").slot];
    beginTick(town, 500);
    happens(town, ann, bob);
    narrate(town);
    return midnight(town)[0]?.text ?? "";
  };
  const quarrel = (town: Town, a: number, b: number) => {
    emit(town.world, town.events, EVENT.queue_conflict, 1, a, 0, b, QUEUE_REASON.handover, 1);
  };
  const argument = (town: Town, a: number, b: number) => {
    quarrel(town, a, b);
    emit(town.world, town.events, EVENT.public_argument, 0, a, b, 0);
  };
  expect(sumOf(quarrel)).toMatch(/one quarrel, over the stove|Ann and Bob fell out/);
  expect(sumOf(argument)).toMatch(/: Ann and Bob had it out in public[.;]/);
  const untold = sumOf((town, a, b) => {
    town.world.town.categoryFrom[CATEGORY.queue_conflict] = 600;
    quarrel(town, a, b);
  });
  expect(untold).not.toMatch(/quarrel|fell out/);
});

test("what happened is forgotten with the day it belongs to", () => {
  const town = limitedTown();
  beginTick(town, 10);
  emit(town.world, town.events, EVENT.utility_changed, 0, 1, 0);
  narrate(town);
  expect(midnight(town, 1)[0]?.text).toMatch(/taps ran dry|no water/);
  expect(midnight(town, 2)[0]?.text).not.toMatch(/taps ran dry|no water/);
});

test("nobody who starved or came during the day is said to have had the best of it", () => {
  const town = neighbours(["ann"], {
    edit: (config) => {
      config.narration.limiter = NO_LIMITS;
    },
  });
  someone(town, "ann").set("lowestToday", 0.2);
  expect(midnight(town, 1)[0]?.agents).toEqual([]);
  someone(town, "ann").set("lowestToday", 0.9);
  expect(midnight(town, 2)[0]?.agents).toEqual(["ann"]);
  someone(town, "ann").set("spawnTick", 2500);
  expect(midnight(town, 3)[0]?.agents).toEqual([]);
});

function lines(town: Town, ticks: number): readonly Story[] {
  const told: Story[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    runTick(town);
    told.push(...storiesOf(town));
  }
  return told;
}

test("no day goes without its sum, however much was told before", () => {
  const config = defaultConfig();
  // So few that the rest of the window is full at every midnight.
  Object.assign(config.narration.limiter, { global_window_ticks: 900, global_window_limit: 3 });
  const told = lines(createTown(config, 3n), 3000);
  const midnights = told.filter(({ tick }) => tick % 1000 === 0);
  expect(midnights.map(({ category, tick }) => `${category} ${tick}`)).toEqual([
    "digest 1000",
    "digest 2000",
    "digest 3000",
  ]);
  expect(told.length).toBeGreaterThan(midnights.length);
});

test("a town that was restored in the middle of a day goes on telling the same lines", () => {
  const config = defaultConfig();
  const town = createTown(config, 3n);
  lines(town, 1650);
  const restored = decodeSnapshot(config, encodeSnapshot(town));
  if (!restored.ok) throw new Error(restored.error.message);
  const went = lines(town, 1400);
  expect(went.length).toBeGreaterThan(10);
  expect(lines(restored.value, 1400)).toEqual(went);
});
