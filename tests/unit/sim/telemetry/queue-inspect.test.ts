import { expect, test } from "vitest";

import { recordFairness } from "../../../../sim/queues/fairness-history.ts";
import { release, request } from "../../../../sim/queues/reservations.ts";
import { moveStalledQueues } from "../../../../sim/queues/stalls.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import {
  fairnessHistory,
  queueAlerts,
  queueInspect,
  queueMetrics,
} from "../../../../sim/telemetry/queue-inspect.ts";
import type { Town } from "../../../../sim/town.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

/** Ann has had the till and may not come back, Bob holds it, Cat and Dan wait. It is tick 10. */
function busyTill(): Town {
  const town = tillTown(["ann", "bob", "cat", "dan"]);
  beginTick(town, 5);
  request(town, someone(town, "ann").slot, TILL);
  beginTick(town, 7);
  for (const id of ["bob", "cat", "dan"]) request(town, someone(town, id).slot, TILL);
  beginTick(town, 10);
  release(town, someone(town, "ann").slot, true);
  request(town, someone(town, "ann").slot, TILL);
  recordFairness(town);
  return town;
}

const none = { cooldown_events: 0, ghost_step_events: 0, rotation_events: 0 };

test("an object tells who holds it, who waits since when, who may not ask and for how long", () => {
  expect(queueInspect(busyTill(), "till")).toMatchObject({
    object_id: "till",
    tick: 10,
    active: "bob",
    holders: ["bob"],
    queue: [
      { agent_id: "cat", joined_tick: 7 },
      { agent_id: "dan", joined_tick: 7 },
    ],
    cooldowns: [{ agent_id: "ann", expiry_tick: 70, ticks_remaining: 60 }],
    stall_count: 0,
  });
});

test("a cooldown that has run out is no longer told, and an unknown object has nothing to tell", () => {
  const town = busyTill();
  beginTick(town, 70);
  expect(queueInspect(town, "till").cooldowns).toEqual([]);
  expect(queueInspect(town, "fountain")).toMatchObject({
    object_id: "fountain",
    active: null,
    holders: [],
    queue: [],
    cooldowns: [],
    stall_count: 0,
  });
});

test("[A77] every call is counted, and those who wait", () => {
  const town = busyTill();
  expect(queueMetrics(town)).toMatchObject({
    cooldown_events: 1,
    requests: 5,
    releases: 1,
    // One per request that was let in, one for the release.
    assign_calls: 5,
    blocked_calls: 0,
    queue_length: 2,
    delta: { ...none, cooldown_events: 1 },
  });
  for (let tick = 11; tick <= 13; tick++) {
    beginTick(town, tick);
    moveStalledQueues(town);
    recordFairness(town);
  }
  expect(queueMetrics(town)).toMatchObject({
    ghost_step_events: 1,
    rotation_events: 1,
    blocked_calls: 3,
    delta: { ...none, ghost_step_events: 1, rotation_events: 1 },
  });
});

test("[A78] the history keeps the ticks in which something rose, by how much and to what, for 120 ticks", () => {
  const town = tillTown(["ann"]);
  const { cooldownRefusals, rotations } = town.world.town;
  for (let tick = 1; tick <= 300; tick++) {
    beginTick(town, tick);
    if (tick % 50 === 0) cooldownRefusals[0] = (cooldownRefusals[0] ?? 0) + 2;
    if (tick === 300) rotations[0] = 1;
    recordFairness(town);
  }
  expect(fairnessHistory(town, 20)).toEqual([
    {
      tick: 200,
      delta: { ...none, cooldown_events: 2 },
      totals: { ...none, cooldown_events: 8 },
    },
    {
      tick: 250,
      delta: { ...none, cooldown_events: 2 },
      totals: { ...none, cooldown_events: 10 },
    },
    {
      tick: 300,
      delta: { ...none, cooldown_events: 2, rotation_events: 1 },
      totals: { ...none, cooldown_events: 12, rotation_events: 1 },
    },
  ]);
  expect(fairnessHistory(town, 1).map(({ tick }) => tick)).toEqual([300]);
});

test("the history goes round when something rises in every tick", () => {
  const town = tillTown(["ann"]);
  for (let tick = 1; tick <= 500; tick++) {
    beginTick(town, tick);
    town.world.town.ghostSteps[0] = tick;
    recordFairness(town);
  }
  const history = fairnessHistory(town, 1000);
  expect(history).toHaveLength(120);
  expect([history[0]?.tick, history[0]?.totals.ghost_step_events]).toEqual([381, 381]);
});

test("[A78] five rotations or ghost steps in one tick raise the alarm, in that tick only", () => {
  for (const [rise, alerts] of [
    [4, []],
    [5, ["queue_fairness_pressure"]],
  ] as const) {
    const town = tillTown(["ann"]);
    beginTick(town, 1);
    town.world.town.rotations[0] = rise;
    recordFairness(town);
    expect(queueAlerts(town)).toEqual(alerts);
    beginTick(town, 2);
    recordFairness(town);
    expect(queueAlerts(town)).toEqual([]);
  }
});

test("[A78] five lines that move on in one tick because nobody used what they held raise the alarm", () => {
  const tills = [0, 1, 2, 3, 4].map((x) => ({
    id: `till_${x}`,
    type: "till",
    position: [x, 0] as [number, number],
    use_tile: [x, 1] as [number, number],
    queue_nodes: [[x, 2]] as [number, number][],
  }));
  const people = Array.from({ length: 10 }, (_, index) => ({
    id: `p${index}`,
    position: [index % 5, 4 + Math.floor(index / 5)] as [number, number],
  }));
  const town = makeTown({ objects: tills, people });
  people.forEach((_, slot) => request(town, slot, slot % 5));
  const alerts = Array.from({ length: 4 }, () => {
    beginTick(town);
    moveStalledQueues(town);
    recordFairness(town);
    return queueAlerts(town).length;
  });
  expect(alerts).toEqual([0, 0, 1, 0]);
  expect(queueMetrics(town).rotation_events).toBe(5);
});

test("[A76] queue, cooldowns and metrics are the same after a snapshot is read back", () => {
  const town = busyTill();
  const decoded = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!decoded.ok) throw new Error(decoded.error.message);
  expect(queueInspect(decoded.value, "till")).toEqual(queueInspect(town, "till"));
  expect(fairnessHistory(decoded.value, 20)).toEqual(fairnessHistory(town, 20));
});
