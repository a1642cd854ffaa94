import { expect, test } from "vitest";

import { outcomesOf } from "../../../../sim/affordances/outcomes.ts";
import { Command } from "../../../../sim/console/commands.ts";
import { Primitive } from "../../../../sim/primitives/primitive.ts";
import { whyNot } from "../../../../sim/primitives/drive.ts";
import { isCoolingDown } from "../../../../sim/queues/cooldowns.ts";
import { request } from "../../../../sim/queues/reservations.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";
import { TILL, tillTown } from "../../../helpers/till-town.ts";

/** Ann and Bob on the left edge, both taken over, a till with meals at (3, 0). */
function possessedTown(): { town: Town; ann: Someone; bob: Someone } {
  const town = tillTown(["ann", "bob"]);
  runTick(
    town,
    ["ann", "bob"].map((agent_id) =>
      Command.parse({ name: "possess", kwargs: { agent_id, action: "acquire" } }),
    ),
  );
  const [ann, bob] = [someone(town, "ann"), someone(town, "bob")];
  ann.put(0, 0);
  bob.put(0, 1);
  return { town, ann, bob };
}

function drive(town: Town, agent_id: string, primitive: object) {
  const [answer] = runTick(town, [
    Command.parse({ name: "drive", kwargs: { agent_id, primitive } }),
  ]);
  expect(checkWorld(town)).toEqual([]);
  return answer;
}

test("[A18] [A20] a primitive of no known kind, or without what it needs, never gets in", () => {
  for (const primitive of [
    { kind: "dance" },
    { kind: "move" },
    { kind: "move", direction: "up" },
    { kind: "interact", object_id: "till" },
    { kind: "wait", for: 3 },
    null,
  ]) {
    expect(Primitive.safeParse(primitive).success).toBe(false);
  }
});

test("one step a tick, in the direction that was said, and only while it is said", () => {
  const { town, ann } = possessedTown();
  expect(drive(town, "ann", { kind: "move", direction: "E" })).toEqual({
    ok: true,
    value: { agent_id: "ann", kind: "move", reason: null },
  });
  expect(ann.tile).toEqual([1, 0]);
  runTick(town);
  expect(ann.tile).toEqual([1, 0]);
});

test("what cannot be done is a wait, told with its reason", () => {
  const { town, ann } = possessedTown();
  expect(drive(town, "ann", { kind: "move", direction: "N" })).toEqual({
    ok: true,
    value: { agent_id: "ann", kind: "wait", reason: "not_walkable" },
  });
  expect(eventsOf(town, "action_invalid")).toEqual([
    { event: "action_invalid", tick: 2, agent_id: "ann", reason: "not_walkable" },
  ]);
  expect(ann.tile).toEqual([0, 0]);
  const reason = (primitive: object): string | null =>
    whyNot(town, ann.slot, Primitive.parse(primitive));
  expect(reason({ kind: "wait" })).toBeNull();
  expect(reason({ kind: "interact", object_id: "oven", affordance_id: "buy_meal" })).toBe(
    "unknown_object",
  );
  expect(reason({ kind: "interact", object_id: "till", affordance_id: "juggle" })).toBe(
    "unknown_affordance",
  );
  expect(reason({ kind: "buy", item: "meals", shop: "till" })).toBe("not_there");
  expect(reason({ kind: "buy", item: "clothes_clean", shop: "till" })).toBe("unknown_affordance");
  expect(reason({ kind: "use_item", item: "meals" })).toBe("unknown_object");
  expect(reason({ kind: "release" })).toBe("not_held");
  expect(reason({ kind: "leave_queue" })).toBe("not_queued");
  ann.set("wallet", 0);
  expect(reason({ kind: "buy", item: "meals", shop: "till" })).toBe("insufficient_funds");
});

test("[A21] a purchase by hand: ask at the till, start, wait for the goods, and nothing half-done", () => {
  const { town, ann, bob } = possessedTown();
  ann.put(3, 1);
  bob.put(3, 2);
  expect(drive(town, "ann", { kind: "buy", item: "meals", shop: "till" })).toMatchObject({
    value: { kind: "buy", reason: null },
  });
  expect(eventsOf(town, "affordance_start")).toMatchObject([{ agent_id: "ann" }]);
  expect(drive(town, "ann", { kind: "move", direction: "W" })).toMatchObject({
    value: { reason: "busy" },
  });
  expect(drive(town, "bob", { kind: "buy", item: "meals", shop: "till" })).toMatchObject({
    value: { reason: null },
  });
  expect(eventsOf(town, "queue_joined")).toMatchObject([{ agent_id: "bob" }]);
  const before = ann.get("wallet");
  while (ann.get("runningAffordance") >= 0) runTick(town);
  expect(ann.get("items", 0)).toBe(1);
  expect(ann.get("wallet")).toBe(before);
  expect(drive(town, "bob", { kind: "release" })).toMatchObject({ value: { reason: null } });
});

test("a use that is released early gives everything back", () => {
  const { town, ann } = possessedTown();
  ann.put(3, 1);
  const wallet = ann.get("wallet");
  drive(town, "ann", { kind: "buy", item: "meals", shop: "till" });
  expect(ann.get("wallet")).toBeLessThan(wallet);
  drive(town, "ann", { kind: "release" });
  expect(ann.get("wallet")).toBe(wallet);
  expect(ann.get("items", 0)).toBe(0);
  expect(eventsOf(town, "affordance_fail")).toMatchObject([{ reason: "abandoned" }]);
});

test("giving up a reservation by hand is remembered as an action that succeeded", () => {
  const { town, ann } = possessedTown();
  request(town, ann.slot, TILL);
  drive(town, "ann", { kind: "release" });
  expect(ann.get("heldObject")).toBe(-1);
  expect(outcomesOf(town, ann.slot)).toMatchObject([
    { kind: "release", success: true, object_id: "till", reason: null },
  ]);
});

test("whoever leaves the line by hand after blocking a door may not ask again for a while", () => {
  const { town, ann, bob } = possessedTown();
  request(town, ann.slot, TILL);
  request(town, bob.slot, TILL);
  bob.set("blockedDoor", 1);
  drive(town, "bob", { kind: "leave_queue" });
  expect(bob.get("queuedObject")).toBe(-1);
  expect(isCoolingDown(town.world, bob.slot, TILL)).toBe(true);
});

test("of two primitives in one tick the later one holds", () => {
  const { town, ann } = possessedTown();
  ann.put(3, 1);
  const both = [{ kind: "move", direction: "W" }, { kind: "wait" }].map((primitive) =>
    Command.parse({ name: "drive", kwargs: { agent_id: "ann", primitive } }),
  );
  runTick(town, both);
  expect(ann.tile).toEqual([3, 1]);
});

test("only the possessed are driven", () => {
  const town = tillTown(["ann"]);
  expect(drive(town, "ann", { kind: "wait" })).toMatchObject({ error: { code: "conflict" } });
});
