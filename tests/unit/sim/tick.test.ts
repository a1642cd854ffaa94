import { expect, test } from "vitest";

import { Command } from "../../../sim/console/commands.ts";
import { createTown } from "../../../sim/create-town.ts";
import { stateHash } from "../../../sim/snapshot/hash.ts";
import { PHASES, runTick } from "../../../sim/tick.ts";
import { livingPeople } from "../../../sim/town.ts";
import { checkWorld } from "../../../sim/world/check-world.ts";
import { eventsOf } from "../../helpers/events.ts";
import { runUntil } from "../../helpers/run-town.ts";
import { someone } from "../../helpers/someone.ts";
import { command } from "../../helpers/story.ts";
import { USE_TILE, tillTown } from "../../helpers/till-town.ts";

test("[A1] a town that everybody has left goes on, tick by tick, and takes people in", () => {
  const town = tillTown(["ann"], { edit: ({ lifecycle }) => (lifecycle.enabled = false) });
  runTick(town, [command("kill", { agent_id: "ann" })]);
  expect([town.world.town.tick[0], livingPeople(town)]).toEqual([1, 0]);
  runTick(town);
  expect(eventsOf(town)).toEqual([]);
  runUntil(town, 2100);
  expect([town.world.town.tick[0], checkWorld(town)]).toEqual([2100, []]);
  runTick(town, [command("spawn", { agent_id: "zoe", position: [5, 5] })]);
  expect(livingPeople(town)).toBe(1);
});

test("[A2] a tick decides, acts, obeys, moves, queues, uses, then lets time take its toll, in this order", () => {
  const town = tillTown(["ann"]);
  const seen: number[] = [];
  runTick(town, [], (phase) => seen.push(phase));
  expect(seen.map((phase) => PHASES[phase])).toEqual([
    "decide",
    "act",
    "console",
    "move",
    "queues",
    "uses",
    "needs",
    "jobs",
    "ties",
    "economy",
    "lifecycle",
    "rewards",
    "stories",
    "figures",
  ]);
});

test("[A2] a command takes effect after this tick's decision and before its moves, uses and needs", () => {
  const town = tillTown(["ann"], {
    edit: (config) => (config.rewards.decay_rates.hunger = 0.0625),
  });
  const ann = someone(town, "ann");
  // She is about to walk east when she is put before the till: the step she meant does not move her.
  ann.set("hunger", 0.25);
  runTick(town);
  const [answer] = runTick(town, [
    command("teleport", { agent_id: "ann", position: USE_TILE }),
    command("setneed", { agent_id: "ann", needs: { hunger: 0.5 } }),
  ]);
  expect(answer?.ok).toBe(true);
  expect(ann.tile).toEqual([...USE_TILE]);
  // What was set in this tick has decayed in this tick.
  expect(ann.get("hunger")).toBe(0.4375);
  expect(eventsOf(town).map(({ event }) => event)).toEqual(
    expect.arrayContaining(["agent_teleported", "need_set"]),
  );
});

test("[A10] a new town of a seed starts at tick 0 as every other of that seed, whatever was run before", () => {
  const town = tillTown(["ann", "bob"], { seed: 9n });
  const fresh = stateHash(createTown(town.config, 9n));
  expect([town.world.town.tick[0], stateHash(town)]).toEqual([0, fresh]);
  const streams = [...town.world.streams.world];
  runUntil(town, 300);
  const again = createTown(town.config, 9n);
  expect(stateHash(again)).toBe(fresh);
  expect([...again.world.streams.world]).toEqual(streams);
  expect(stateHash(town)).not.toBe(fresh);
});

test("[A18] [A20] numbers in a command are numbers: what only looks like one is refused, and so is a move to nowhere", () => {
  const taken = (kwargs: object): boolean =>
    Command.safeParse({ name: "teleport", kwargs: { agent_id: "ann", ...kwargs } }).success;
  expect(taken({ position: [1, 2] })).toBe(true);
  expect(taken({ position: ["1", 2] })).toBe(false);
  expect(taken({ position: [1] })).toBe(false);
  expect(taken({ position: [1, -2] })).toBe(false);
  expect(taken({})).toBe(false);
});
