import { expect, test } from "vitest";

import { Command } from "../../../../sim/console/commands.ts";
import { spellOut } from "../../../../sim/console/spell-out.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import { type Town, livingPeople, slotOfId } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { runUntil } from "../../../helpers/run-town.ts";
import { someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

function give(town: Town, name: string, kwargs: object) {
  const [answer] = runTick(town, [Command.parse({ name, kwargs })]);
  expect(checkWorld(town)).toEqual([]);
  return answer;
}

function codeOf(answer: ReturnType<typeof give>): string {
  return answer === undefined || answer.ok ? "ok" : answer.error.code;
}

test("[A60] [A64] somebody spawned lives there from that tick on, by the register and by the map", () => {
  const town = makeTown();
  expect(
    give(town, "spawn", { agent_id: "zoe", position: [4, 4], needs: { hunger: 0.8 }, wallet: 2 }),
  ).toMatchObject({ ok: true, value: { spawned: "zoe", position: [4, 4], wallet: 2 } });
  expect(livingPeople(town)).toBe(2);
  const zoe = someone(town, "zoe");
  expect(zoe.tile).toEqual([4, 4]);
  expect([zoe.get("hunger"), zoe.get("energy"), zoe.get("wallet")]).toEqual([0.8, 0.5, 2]);
  expect(eventsOf(town, "agent_spawned")).toMatchObject([{ agent_id: "zoe", position: [4, 4] }]);
});

test("spawning is refused where there is no room: taken name, taken or blocked tile, unknown job, full town", () => {
  const town = makeTown({ rows: ["...#...."], edit: (config) => (config.world.spare_people = 1) });
  const hash = stateHash(town);
  const spawn = (kwargs: object): string => codeOf(give(town, "spawn", kwargs));
  expect(spawn({ agent_id: "ann", position: [1, 0] })).toBe("conflict");
  expect(spawn({ agent_id: "zoe", position: [0, 0] })).toBe("invalid_args");
  expect(spawn({ agent_id: "zoe", position: [3, 0] })).toBe("invalid_args");
  expect(spawn({ agent_id: "zoe", position: [99, 0] })).toBe("invalid_args");
  expect(spawn({ agent_id: "zoe", position: [1, 0], job_id: "astronaut" })).toBe("invalid_args");
  expect(spawn({ agent_id: "zoe", position: [1, 0], profile: "saint" })).toBe("invalid_args");
  expect(spawn({ agent_id: "zoe", position: [1, 0], home_position: [3, 0] })).toBe("invalid_args");
  expect(stateHash(town)).not.toBe(hash);
  expect(livingPeople(town)).toBe(1);
  expect(spawn({ agent_id: "zoe", position: [1, 0] })).toBe("ok");
  expect(spawn({ agent_id: "yuri", position: [2, 0] })).toBe("conflict");
});

test("[A36] [A64] whoever is killed leaves nothing behind: no use, no place in line, no tile, no slot", () => {
  const town = tillTown(["ann", "bob"]);
  const ann = someone(town, "ann");
  ann.put(3, 1);
  ann.set("targetObject", TILL);
  ann.set("option", 0);
  town.world.objects.holders[0] = ann.slot;
  town.world.objects.held[TILL] = 1;
  ann.set("heldObject", TILL);
  expect(give(town, "kill", { agent_id: "ann", reason: "a fall" })).toMatchObject({
    ok: true,
    value: { killed: true, reason: "a fall" },
  });
  expect(town.world.objects.holders[0]).toBe(-1);
  expect(slotOfId(town, "ann")).toBe(-1);
  expect(livingPeople(town)).toBe(1);
  expect(eventsOf(town, "agent_killed")).toMatchObject([{ agent_id: "ann", reason: "a fall" }]);
  expect(eventsOf(town, "agent_removed")).toMatchObject([{ agent_id: "ann", position: [3, 1] }]);
  expect(codeOf(give(town, "kill", { agent_id: "ann" }))).toBe("not_found");
});

test("[A17] a slot is let again: the new tenant is another person, and old events keep their names", () => {
  const town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] });
  const { slot } = someone(town, "ann");
  give(town, "kill", { agent_id: "ann" });
  give(town, "spawn", { agent_id: "zoe", position: [5, 5] });
  expect(someone(town, "zoe").slot).toBe(slot);
  expect(town.people.map(({ id, left }) => [id, left?.reason ?? null])).toEqual([
    ["ann", "console_kill"],
    ["bob", null],
    ["zoe", null],
  ]);
  runUntil(town, 22);
  const again = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!again.ok) throw new Error(again.error.message);
  expect(again.value.people).toEqual(town.people);
  expect(stateHash(again.value)).toBe(stateHash(town));
  runUntil(town, 72);
  runUntil(again.value, 72);
  expect(stateHash(again.value)).toBe(stateHash(town));
});

test("[A12] [A64] teleport moves at once, lets go of everything, and refuses blocked tiles", () => {
  const town = tillTown(["ann", "bob"]);
  expect(give(town, "teleport", { agent_id: "ann", position: [6, 6] })).toMatchObject({ ok: true });
  expect(someone(town, "ann").tile).toEqual([6, 6]);
  expect(eventsOf(town, "agent_teleported")).toMatchObject([{ agent_id: "ann", position: [6, 6] }]);
  const teleport = (position: [number, number], agent_id = "ann"): string =>
    codeOf(give(town, "teleport", { agent_id, position }));
  expect(teleport([3, 0])).toBe("invalid_args");
  expect(teleport([0, 1])).toBe("invalid_args");
  expect(teleport([50, 50])).toBe("invalid_args");
  expect(teleport([1, 1], "zoe")).toBe("not_found");
});

test("the possessed do nothing until they are released, and cannot be possessed twice", () => {
  const town = tillTown(["ann"]);
  someone(town, "ann").set("hunger", 0.1);
  expect(codeOf(give(town, "possess", { agent_id: "ann", action: "release" }))).toBe(
    "invalid_args",
  );
  expect(give(town, "possess", { agent_id: "ann", action: "acquire" })).toMatchObject({
    value: { possessed: true, possessed_agents: ["ann"] },
  });
  const { tile } = someone(town, "ann");
  runUntil(town, 32);
  expect(someone(town, "ann").tile).toEqual(tile);
  expect(someone(town, "ann").get("option")).toBe(-1);
  expect(codeOf(give(town, "possess", { agent_id: "ann", action: "acquire" }))).toBe("conflict");
  expect(codeOf(give(town, "possess", { agent_id: "ann", action: "release" }))).toBe("ok");
});

test("commands may be written in order, with a payload, or under their other names", () => {
  expect(spellOut("teleport", ["ann", 3, 4], {})).toEqual({
    name: "teleport",
    kwargs: { agent_id: "ann", position: [3, 4] },
  });
  expect(spellOut("set_need", ["ann", "hunger", 0.5], {})).toEqual({
    name: "setneed",
    kwargs: { agent_id: "ann", needs: { hunger: 0.5 } },
  });
  expect(spellOut("price", [], { payload: { item: "meal_cost", value: 1 } })).toEqual({
    name: "price",
    kwargs: { key: "meal_cost", value: 1 },
  });
  expect(spellOut("spawn_agent", [], { payload: { agent_id: "zoe", position: [1, 1] } }).name).toBe(
    "spawn",
  );
});

test("a scenario gives its own commands at their ticks, before anybody else's", () => {
  const town = makeTown({
    edit: ({ scenario }) => {
      scenario.timeline = [
        { tick: 3, command: Command.parse({ name: "kill", kwargs: { agent_id: "zoe" } }) },
        {
          tick: 0,
          command: Command.parse({ name: "spawn", kwargs: { agent_id: "zoe", position: [4, 4] } }),
        },
      ];
    },
  });
  runUntil(town, 1);
  expect(livingPeople(town)).toBe(2);
  runUntil(town, 2);
  expect(codeOf(give(town, "possess", { agent_id: "zoe", action: "acquire" }))).toBe("ok");
  expect(livingPeople(town)).toBe(1);
});
