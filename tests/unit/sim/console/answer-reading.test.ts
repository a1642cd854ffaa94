import { expect, test } from "vitest";

import { answerReading } from "../../../../sim/console/answer-reading.ts";
import { Command, Reading } from "../../../../sim/console/commands.ts";
import { createTown } from "../../../../sim/create-town.ts";
import { reportConflict } from "../../../../sim/queues/conflicts.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import { affordanceRuntime } from "../../../../sim/telemetry/sections/affordances.ts";
import type { Town } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { everyReading } from "../../../helpers/every-reading.ts";
import { beginTick } from "../../../helpers/events.ts";
import { neighbours, relate } from "../../../helpers/neighbours.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

function ask(town: Town, name: string, kwargs: object = {}): unknown {
  const answer = answerReading(town, Reading.parse({ name, kwargs }));
  return answer.ok ? answer.value : answer.error;
}

test("every question is answered in a living town, in plain data, and changes nothing of it", () => {
  const town = runUntil(createTown(defaultConfig()), 700);
  const before = stateHash(town);
  for (const reading of everyReading(town)) {
    const answer = answerReading(town, reading);
    expect(answer.ok, reading.name).toBe(true);
    expect(JSON.parse(JSON.stringify(answer)), reading.name).toEqual(answer);
  }
  expect(stateHash(town)).toBe(before);
});

test("a town says what it grew from, and that it listens", () => {
  const town = neighbours(["ann"], { seed: 2n ** 60n });
  const { config_id } = town.config;
  expect(ask(town, "seed")).toEqual({ seed: "1152921504606846976", config_id, tick: 0 });
  expect(ask(town, "noop")).toEqual({});
});

test("everybody is listed, and shown one by one, where they stand", () => {
  const town = neighbours(["ann", "bob"]);
  runTick(town, [
    Command.parse({ name: "possess", kwargs: { agent_id: "bob", action: "acquire" } }),
  ]);
  expect(ask(town, "list_agents")).toMatchObject({
    count: 2,
    agents: [
      { agent_id: "ann", possessed: false },
      { agent_id: "bob", name: "Bob", position: [1, 0], job_id: null, possessed: true, wallet: 1 },
    ],
  });
  expect(ask(town, "inspect_agent", { agent_id: "bob" })).toMatchObject({
    agent_id: "bob",
    position: [1, 0],
    possessed: true,
    needs: { hunger: 1 },
  });
  for (const name of ["inspect_agent", "relationship_detail", "rivalry_dump"]) {
    expect(ask(town, name, { agent_id: "zoe" }), name).toMatchObject({ code: "not_found" });
  }
});

test("rivals are listed by how much there is between them, each pair once, as many as are wanted", () => {
  const town = neighbours(["ann", "bob", "cat"]);
  relate(town, "ann", "bob", { rivalry: 0.3 });
  relate(town, "cat", "ann", { rivalry: 0.8 });
  relate(town, "bob", "cat", { trust: 0.5 });
  const strongest = { agent_a: "ann", agent_b: "cat", intensity: 0.8 };
  const other = { agent_a: "ann", agent_b: "bob", intensity: 0.3 };
  expect(ask(town, "rivalry_dump")).toEqual({ pairs: [strongest, other], agent_count: 3 });
  expect(ask(town, "rivalry_dump", { limit: 1 })).toMatchObject({ pairs: [strongest] });
  expect(ask(town, "rivalry_dump", { agent_id: "ann" })).toEqual({
    agent_id: "ann",
    rivals: [
      { agent_id: "cat", intensity: 0.8 },
      { agent_id: "bob", intensity: 0.3 },
    ],
  });
});

test("what the last tick changed of somebody's ties is shown from both sides", () => {
  const town = neighbours(["ann", "bob"]);
  const kwargs = { agent_a: "ann", agent_b: "bob", trust: 0.4 };
  runTick(town, [Command.parse({ name: "set_rel", kwargs })]);
  const update = { trust: 0.4, status: "added", delta: { trust: 0.4, familiarity: 0, rivalry: 0 } };
  expect(ask(town, "relationship_detail", { agent_id: "ann" })).toMatchObject({
    ties: [{ agent: "bob", trust: 0.4 }],
    overlay: [{ owner: "ann", other: "bob", trust: 0.4, delta_trust: 0.4, delta_rivalry: 0 }],
    recent_updates: [{ owner: "ann", other: "bob", ...update }],
    incoming_updates: [{ owner: "bob", other: "ann", ...update }],
  });
  beginTick(town, 2);
  expect(ask(town, "relationship_detail", { agent_id: "ann" })).toMatchObject({
    overlay: [{ delta_trust: 0 }],
    recent_updates: [],
  });
});

test("quarrels are counted, and the last of every two is remembered, newest first", () => {
  const town = neighbours(["ann", "bob", "cat"]);
  const quarrel = (tick: number, a: string, b: string): void => {
    beginTick(town, tick);
    reportConflict(town, 0, someone(town, a).slot, someone(town, b).slot, "ghost_step", 1);
  };
  quarrel(3, "ann", "bob");
  quarrel(5, "bob", "ann");
  quarrel(7, "cat", "bob");
  expect(ask(town, "conflict_status")).toMatchObject({
    queue_metrics: { ghost_step_events: 0 },
    conflict: { rivalry: { bob: { ann: {}, cat: {} } } },
    rivalry_events: [
      { tick: 7, agent_a: "bob", agent_b: "cat" },
      { tick: 5, agent_a: "ann", agent_b: "bob" },
    ],
    history: [],
  });
  const shown = (rivalries: number): unknown => ask(town, "conflict_status", { rivalries });
  expect(shown(1)).toMatchObject({ rivalry_events: [{ tick: 7 }] });
  expect(shown(0)).toEqual(shown(-3));
  expect(ask(town, "conflict_status", { rivalries: "many" })).toEqual(ask(town, "conflict_status"));
});

test("only queues in which something goes on are shown, and what is held is a reservation", () => {
  const town = tillTown(["ann", "bob"]);
  expect(ask(town, "debug_queues")).toMatchObject({ queues: [] });
  for (const id of ["ann", "bob"]) request(town, someone(town, id).slot, TILL);
  expect(ask(town, "debug_queues")).toMatchObject({
    queues: [{ object_id: "till", active: "ann", queue: [{ agent_id: "bob" }] }],
    metrics: { queue_length: 1 },
  });
  expect(ask(town, "affordance_status")).toMatchObject({
    runtime: {
      running_count: 0,
      running: {},
      active_reservations: { till: ["ann"] },
      waiting: { till: [{ agent_id: "bob", joined_tick: town.world.town.tick[0] }] },
    },
  });
});

test("what is in use is shown with who uses it and for how long, and counts as the events do", () => {
  const town = runUntil(createTown(defaultConfig()), 60);
  const runtime = affordanceRuntime(town);
  expect(ask(town, "affordance_status")).toEqual({ runtime });
  const uses = Object.values(runtime.running).flat();
  expect(uses.length).toBeGreaterThan(0);
  expect(runtime.running_count).toBe(uses.length);
  for (const { agent_id, remaining } of uses) {
    expect(someone(town, agent_id).get("remaining")).toBe(remaining);
  }
  const { start, finish, fail } = runtime.event_counts;
  expect(start - finish - fail).toBeLessThanOrEqual(uses.length);
  expect(start).toBeGreaterThanOrEqual(uses.length);
});

test("work is told with who is about to leave over it", () => {
  const town = runUntil(createTown(defaultConfig()), 10);
  const employed = defaultConfig().scenario.agents.filter(({ job }) => job !== null).length;
  expect(ask(town, "employment_status")).toMatchObject({
    metrics: { employed },
    pending_agents: [],
  });
});
