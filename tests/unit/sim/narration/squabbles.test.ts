import { expect, test } from "vitest";

import { emit } from "../../../../sim/events/event-log.ts";
import { EVENT, QUEUE_REASON, type QueueReason } from "../../../../sim/events/kinds.ts";
import { narrate } from "../../../../sim/narration/narrate.ts";
import { storiesOf } from "../../../../sim/narration/stories-of.ts";
import type { Story } from "../../../../sim/narration/story.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { beginTick } from "../../../helpers/events.ts";
import { type Limits, NO_LIMITS } from "../../../helpers/limited-town.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { at, someone } from "../../../helpers/someone.ts";

/** People around one stove. */
function stoveTown(limits: Limits): Town {
  return neighbours(["ann", "bob", "cy"], {
    objects: [{ id: "stove", type: "stove", position: [4, 4], use_tile: [4, 5] }],
    edit: (config) => {
      config.narration.limiter = { ...NO_LIMITS, ...limits };
    },
  });
}

/** What a tick tells in which some pairs quarrel over the stove. */
function quarrelsAt(
  town: Town,
  tick: number,
  pairs: readonly (readonly [string, string])[],
  reason: QueueReason = "handover",
): readonly Story[] {
  beginTick(town, tick);
  for (const [a, b] of pairs) {
    const [actor, rival] = [someone(town, a).slot, someone(town, b).slot];
    const why = QUEUE_REASON[reason];
    emit(town.world, town.events, EVENT.queue_conflict, 0.4, actor, 0, rival, why, 1);
  }
  narrate(town);
  expect(checkWorld(town)).toEqual([]);
  return storiesOf(town);
}

test("[A141] a quarrel is told once, kept back within its cooldown, and passes it when somebody was pushed", () => {
  const town = stoveTown({ category_cooldown_ticks: { queue_conflict: 5 } });
  expect(quarrelsAt(town, 1, [["ann", "bob"]])).toMatchObject([
    { category: "queue_conflict", priority: false, merged: 1 },
  ]);
  expect(quarrelsAt(town, 2, [["ann", "bob"]])).toEqual([]);
  expect(quarrelsAt(town, 3, [["ann", "bob"]], "ghost_step")).toMatchObject([
    { category: "queue_conflict", priority: true },
  ]);
});

test("small quarrels that were kept back make one line together when the cooldown is over", () => {
  const town = stoveTown({ category_cooldown_ticks: { queue_conflict: 30 } });
  quarrelsAt(town, 1, [["ann", "bob"]]);
  for (const tick of [2, 3, 4]) expect(quarrelsAt(town, tick, [["bob", "cy"]])).toEqual([]);
  expect(quarrelsAt(town, 30, [])).toEqual([]);
  const told = quarrelsAt(town, 31, []);
  expect(told).toMatchObject([
    { category: "queue_conflict", merged: 3, agents: [], place: [4, 5] },
  ]);
  expect(told[0]?.text).toMatch(/three.*the stove|the stove.*three/i);
  expect(quarrelsAt(town, 61, [])).toEqual([]);
  expect(at(town.world.town.conflictsThrottled)).toBe(3);
  expect(at(town.world.town.conflictsPublished)).toBe(2);
});

test("a single small quarrel that was kept back gets no line of its own, and is forgotten at midnight", () => {
  const town = stoveTown({ category_cooldown_ticks: { queue_conflict: 30 } });
  quarrelsAt(town, 1, [["ann", "bob"]]);
  quarrelsAt(town, 2, [["bob", "cy"]]);
  expect(quarrelsAt(town, 500, [])).toEqual([]);
  expect(at(town.world.town.squabbles)).toBe(1);
  quarrelsAt(town, 1000, []);
  expect(at(town.world.town.squabbles)).toBe(0);
});

test("a quarrel that makes rivals of two who could still bear each other passes every cooldown", () => {
  const town = stoveTown({ category_cooldown_ticks: { queue_conflict: 30 } });
  relate(town, "ann", "bob", { familiarity: 0.2, rivalry: 0.65 });
  quarrelsAt(town, 1, [["bob", "cy"]]);
  beginTick(town, 2);
  const [ann, bob] = [someone(town, "ann").slot, someone(town, "bob").slot];
  relate(town, "ann", "bob", { rivalry: 0.75 });
  emit(town.world, town.events, EVENT.queue_conflict, 0.4, ann, 0, bob, QUEUE_REASON.handover, 1);
  narrate(town);
  expect(storiesOf(town).map(({ category }) => category)).toContain("relationship_rivalry");
  expect(at(town.world.town.conflictsPublished)).toBe(2);
});
