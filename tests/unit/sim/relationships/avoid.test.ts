import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { whyNot } from "../../../../sim/primitives/drive.ts";
import { reportConflict } from "../../../../sim/queues/conflicts.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { keepAway, rivalAt, shouldAvoid } from "../../../../sim/relationships/avoid.ts";
import { decayTies } from "../../../../sim/relationships/decay-ties.ts";
import { socialEvents } from "../../../../sim/relationships/social-events.ts";
import { kpis } from "../../../../sim/telemetry/kpis.ts";
import { socialFigures } from "../../../../sim/telemetry/social-figures.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { NONE } from "../../../../sim/world/agent-table.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { move, neighbours, relate, tie } from "../../../helpers/neighbours.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

const avoids = (town: Town, a: string, b: string): boolean =>
  shouldAvoid(town, someone(town, a).slot, someone(town, b).slot);

test("[A81] people are avoided from the threshold of rivalry on, which two clashes may reach", () => {
  const town = neighbours(["ann", "bob"], {
    edit: (config) => (config.conflict.rivalry.avoid_threshold = 0.6),
  });
  move(town, "ann", "bob", [0, 0, 0.3]);
  expect(avoids(town, "ann", "bob")).toBe(false);
  move(town, "ann", "bob", [0, 0, 0.3]);
  expect(avoids(town, "ann", "bob")).toBe(true);
});

test("[A97] a stoic keeps out of nobody's way but an utter enemy's, as far as profiles count", () => {
  for (const counts of [true, false]) {
    const town = neighbours(["ann", "bob"], {
      edit: (config) => {
        config.personalities.overrides = { ann: "stoic" };
        config.features.behavior.personality_profiles = counts;
        config.conflict.rivalry.avoid_threshold = 0.7;
      },
    });
    relate(town, "ann", "bob", { rivalry: 0.9 });
    expect(avoids(town, "ann", "bob")).toBe(!counts);
    relate(town, "ann", "bob", { rivalry: 1 });
    expect(avoids(town, "ann", "bob")).toBe(true);
  }
});

test("somebody in dire need avoids nobody", () => {
  const town = neighbours(["ann", "bob"]);
  relate(town, "ann", "bob", { rivalry: 1 });
  someone(town, "ann").set("hunger", 0.15);
  expect(avoids(town, "ann", "bob")).toBe(true);
  someone(town, "ann").set("hunger", 0.149);
  expect(avoids(town, "ann", "bob")).toBe(false);
});

/** A hungry Ann, a till, and Bob, whom she keeps out of the way of, at it; nobody decides for Bob. */
function rivalsAtTheTill(rivalry = 1): Town {
  const town = tillTown(["ann", "bob"], {
    edit: (config) => (config.conflict.rivalry.decay_per_tick = 0.0025),
  });
  someone(town, "ann").set("hunger", 0.3);
  const bob = someone(town, "bob");
  bob.set("possessed", 1);
  bob.put(3, 1);
  request(town, bob.slot, TILL);
  // A use that goes on for long.
  bob.set("runningAffordance", 0);
  bob.set("remaining", 100_000);
  bob.set("units", 1);
  relate(town, "ann", "bob", { rivalry });
  return town;
}

test("[A93] nobody asks for what a rival holds; when the rival has left, or is forgiven, they do", () => {
  const town = rivalsAtTheTill();
  runUntil(town, 40);
  const ann = someone(town, "ann");
  expect([ann.get("queuedObject"), ann.get("heldObject")]).toEqual([NONE, NONE]);
  expect(rivalAt(town, ann.slot, TILL)).toBe(someone(town, "bob").slot);
  runUntil(town, 250);
  expect(avoids(town, "ann", "bob")).toBe(false);
  expect([ann.get("queuedObject"), ann.get("heldObject")]).toContain(TILL);
  const friendly = rivalsAtTheTill(0);
  runUntil(friendly, 40);
  expect(someone(friendly, "ann").get("queuedObject")).toBe(TILL);
});

test("keeping away is told with its reason, once in thirty ticks at most for the same cause", () => {
  const town = rivalsAtTheTill();
  const told: number[] = [];
  for (let tick = 1; tick <= 65; tick++) {
    runTick(town);
    for (const event of eventsOf(town, "policy_guardrail_block")) {
      expect(event).toMatchObject({
        agent_id: "ann",
        reason: "queue_rival",
        target_agent: "bob",
        object_id: "till",
      });
      told.push(tick);
    }
  }
  expect(told.length).toBeGreaterThan(1);
  const gaps = told.slice(1).map((tick, index) => tick - (told[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30);
});

test("[A92] [A99] who is told to speak to a rival keeps away instead: a failed chat, and a block that says why", () => {
  const town = neighbours(["ann", "bob"]);
  const give = (name: string, kwargs: object) =>
    runTick(town, [Command.parse({ name, kwargs })])[0];
  give("possess", { agent_id: "ann", action: "acquire" });
  relate(town, "ann", "bob", { rivalry: 0.8 });
  const say = { agent_id: "ann", primitive: { kind: "talk", target: "bob" } };
  expect(give("drive", say)).toMatchObject({ value: { kind: "wait", reason: "avoided" } });
  expect(eventsOf(town, "chat_failure")).toMatchObject([{ speaker: "ann", listener: "bob" }]);
  expect(eventsOf(town, "policy_guardrail_block")).toMatchObject([{ reason: "chat_rival" }]);
  expect(tie(town, "bob", "ann")?.rivalry).toBeGreaterThan(0.8);
  runUntil(town, 10);
  give("drive", say);
  expect(eventsOf(town, "chat_failure")).toEqual([]);
});

test("what a rival holds is masked for a policy, unless the need is dire", () => {
  const town = rivalsAtTheTill();
  const ann = someone(town, "ann");
  ann.put(3, 2);
  const ask = { kind: "interact", object_id: "till", affordance_id: "buy_meal" } as const;
  expect(whyNot(town, ann.slot, ask)).toBe("avoided");
  ann.set("hunger", 0.1);
  expect(whyNot(town, ann.slot, ask)).toBeNull();
});

test("[A95] who shares a tile with a rival, or stands beside one, steps off it", () => {
  const town = neighbours(["ann", "bob"]);
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  bob.set("possessed", 1);
  bob.put(4, 4);
  ann.put(4, 4);
  ann.set("overlapping", 1);
  relate(town, "ann", "bob", { rivalry: 0.9 });
  runUntil(town, 4);
  const [x, y] = ann.tile;
  expect(Math.max(Math.abs(x - 4), Math.abs(y - 4))).toBeGreaterThan(1);
});

test("conflicts after which the two keep apart within a day are escalations, each counted once", () => {
  const town = tillTown(["ann", "bob", "cat"]);
  const [ann, bob, cat] = ["ann", "bob", "cat"].map((id) => someone(town, id).slot);
  if (ann === undefined || bob === undefined || cat === undefined) throw new Error("nobody");
  expect(kpis(town).escalation_share).toBeNull();
  beginTick(town, 10);
  reportConflict(town, TILL, ann, bob, "long_wait", 1);
  reportConflict(town, TILL, bob, ann, "long_wait", 1);
  reportConflict(town, TILL, ann, cat, "long_wait", 1);
  reportConflict(town, TILL, bob, cat, "long_wait", 1);
  expect(kpis(town).escalation_share).toBe(0);
  beginTick(town, 500);
  keepAway(town, bob, "queue_rival", ann, TILL);
  keepAway(town, ann, "queue_rival", bob, TILL);
  expect(kpis(town).escalation_share).toBe(0.5);
  beginTick(town, 1011);
  keepAway(town, ann, "queue_rival", cat, TILL);
  expect(socialFigures(town)).toMatchObject({ quarrels: 4, escalations: 2, avoidances: 3 });
});

test("[A91] what happened between people is remembered newest first, once each, sixty at most", () => {
  const town = tillTown(["ann", "bob"]);
  for (let tick = 1; tick <= 70; tick++) {
    beginTick(town, tick * 30);
    keepAway(town, 0, "queue_rival", 1, TILL);
  }
  const events = socialEvents(town, 100);
  expect(events).toHaveLength(60);
  expect(events[0]).toEqual({
    tick: 2100,
    type: "rivalry_avoidance",
    agent: "ann",
    target: "bob",
    object: "till",
    reason: "queue_rival",
  });
  expect(socialEvents(town, 1)).toEqual(events.slice(0, 1));
});

test("rivalry that fades opens the way again", () => {
  const town = neighbours(["ann", "bob"], {
    edit: (config) => (config.conflict.rivalry.decay_per_tick = 0.01),
  });
  relate(town, "ann", "bob", { rivalry: 0.705 });
  beginTick(town, 1);
  expect(avoids(town, "ann", "bob")).toBe(true);
  decayTies(town);
  expect(avoids(town, "ann", "bob")).toBe(false);
});
