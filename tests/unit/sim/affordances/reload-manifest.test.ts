import { expect, test } from "vitest";

import { progressUses } from "../../../../sim/affordances/progress-uses.ts";
import { isOccupied } from "../../../../sim/affordances/preconditions/conditions.ts";
import { Rulebook } from "../../../../sim/affordances/rulebook.ts";
import { startUse } from "../../../../sim/affordances/start-use.ts";
import type { ManifestEntry } from "../../../../sim/config/manifest.ts";
import type { TownConfig } from "../../../../sim/config/town-config.ts";
import { decodeEvent, eventRecord } from "../../../../sim/events/decode-event.ts";
import { release, request } from "../../../../sim/queues/reservations.ts";
import { compileRules } from "../../../../sim/rules.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { objectsAt } from "../../../../sim/world/spatial.ts";
import { cellOf } from "../../../../sim/world/grid.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { offer } from "../../../helpers/offer.ts";
import { required } from "../../../helpers/required.ts";
import {
  SHA,
  SHOWER,
  benchTown,
  idsOf,
  indexOf,
  reload,
  showering,
} from "../../../helpers/reload.ts";
import { at, someone } from "../../../helpers/someone.ts";

test("a reload tells what it changed and what the file was, by names, for good", () => {
  const here = benchTown();
  const result = reload(here, (config) => {
    offer(config, "use_shower").duration = 20;
    config.manifest = config.manifest.filter(({ id }) => id !== "sit_down");
    config.manifest.push({ ...offer(config, "use_shower"), id: "quick_shower", duration: 5 });
  });
  const reloaded = {
    path: "new.yaml",
    checksum: SHA,
    previous_checksum: here.config.manifest_checksum,
    object_count: 2,
    affordance_count: 2,
    added: ["quick_shower"],
    changed: ["use_shower"],
    removed: ["sit_down"],
  };
  expect(result).toEqual({ ok: true, value: reloaded });
  expect(eventsOf(here, "affordance_manifest_reloaded")).toEqual([
    { event: "affordance_manifest_reloaded", tick: 0, ...reloaded },
  ]);
  const record = eventRecord(here, here.events.count - 1);
  expect(reload(here, () => undefined, "b".repeat(64)).ok).toBe(true);
  expect(decodeEvent(here, record)).toEqual({
    event: "affordance_manifest_reloaded",
    tick: 0,
    ...reloaded,
  });
  expect(here.rules.book.checksum).toBe("b".repeat(64));
});

test("a running use keeps its duration, effects and price; the next one has the new ones", () => {
  const here = benchTown();
  const ann = showering(here);
  const old = ann.get("runningAffordance");
  expect(
    reload(here, (config) => {
      Object.assign(offer(config, "use_shower"), { duration: 3, effects: { hygiene: 0.1 } });
    }).ok,
  ).toBe(true);
  expect(ann.get("runningAffordance")).toBe(old);
  expect(ann.get("remaining")).toBe(12);
  for (let tick = 0; tick < 12; tick++) {
    expect(ann.get("runningAffordance")).toBe(old);
    progressUses(here);
  }
  expect(ann.get("runningAffordance")).toBe(-1);
  expect(ann.get("hygiene")).toBeCloseTo(0.75, 12);
  expect(eventsOf(here, "affordance_finish").map(({ affordance_id }) => affordance_id)).toEqual([
    "use_shower",
  ]);
  here.world.agents.cooldownObject.fill(-1);
  const again = showering(here);
  expect(again.get("runningAffordance")).not.toBe(old);
  expect(again.get("remaining")).toBe(3);
});

test("unchanged entries keep their index, and a retired one serves only its own id again", () => {
  const here = benchTown();
  const before = idsOf(here);
  showering(here);
  const lengthen = (duration: number) => (config: TownConfig) => {
    offer(config, "use_shower").duration = duration;
    config.manifest.push({ ...offer(config, "sit_down"), id: "lie_down" });
    config.manifest.reverse();
  };
  expect(reload(here, lengthen(20)).ok).toBe(true);
  expect(idsOf(here)).toEqual([
    ...before.map((id) => (id === "use_shower" ? "(use_shower)" : id)),
    "lie_down",
    "use_shower",
  ]);
  // The old row is still in use, the new one is not: it changes where it is.
  expect(reload(here, lengthen(25)).ok).toBe(true);
  expect(idsOf(here)).toHaveLength(before.length + 2);
  for (let tick = 0; tick < 12; tick++) progressUses(here);
  // Now nobody uses the old one.
  expect(reload(here, lengthen(30)).ok).toBe(true);
  expect(idsOf(here)).toEqual([...before, "lie_down", "(use_shower)"]);
  expect(here.rules.affordances[indexOf(here, "use_shower")]?.duration).toBe(30);
});

test("the rules of a reloaded town follow from its configuration and its rulebook alone", () => {
  const here = benchTown();
  showering(here);
  reload(here, (config) => {
    offer(config, "use_shower").preconds = ["wallet > 0.5"];
    config.manifest.push({
      type: "object",
      id: "stool",
      object_type: "bench",
      position: [5, 5],
      use_tile: [5, 5],
      stock: {},
    });
  });
  const book = Rulebook.parse(JSON.parse(JSON.stringify(here.rules.book)));
  const again = compileRules(here.config, book);
  expect(again.book).toEqual(here.rules.book);
  const plain = (rules: Town["rules"]): unknown =>
    JSON.parse(
      JSON.stringify([rules.objects, rules.affordances, rules.uses, rules.fields, rules.types]),
    );
  expect(plain(again)).toEqual(plain(here.rules));
});

test("conditions of old events are still told by the words they had", () => {
  const here = benchTown();
  const ann = someone(here, "ann");
  reload(here, (config) => (offer(config, "use_shower").preconds = ["wallet > 5"]));
  request(here, ann.slot, SHOWER);
  expect(startUse(here, ann.slot, indexOf(here, "use_shower"))).toBe(false);
  const record = eventRecord(here, here.events.count - 1);
  reload(here, (config) => (offer(config, "use_shower").preconds = ["wallet > 6", "power_on"]));
  expect(decodeEvent(here, record)).toMatchObject({ condition: "wallet > 5" });
});

test("things that come get a row, a place in the world and their stock; things that go leave theirs", () => {
  const here = benchTown();
  const stool = {
    type: "object",
    id: "stool",
    object_type: "fridge",
    stock: { meals: 3 },
  } as const;
  const come = (config: TownConfig): void => {
    config.manifest.push({ ...stool, position: [5, 2], use_tile: [5, 3] });
  };
  const cell = cellOf(here.rules.grid, 5, 2);
  const reached = (): boolean => {
    const field = here.rules.fields.ofCell[cellOf(here.rules.grid, 5, 3)];
    return field !== undefined && field >= 0;
  };
  expect(reached()).toBe(false);
  const { grid } = here.rules;
  expect(reload(here, come).ok).toBe(true);
  expect(here.rules.grid).not.toBe(grid);
  expect(here.rules.objects.map(({ id }) => id)).toEqual(["shower", "bench", "stool"]);
  expect(objectsAt(here, cell)).toEqual([2]);
  expect([at(here.rules.grid.walkable, cell), reached()]).toEqual([0, true]);
  expect(at(here.world.objects.stock, 2 * 4)).toBe(3);
  expect(reload(here, () => undefined)).toMatchObject({ value: { removed: ["stool"] } });
  expect(here.rules.objects.map(({ id, present }) => [id, present])).toEqual([
    ["shower", true],
    ["bench", true],
    ["stool", false],
  ]);
  expect([at(here.rules.grid.walkable, cell), objectsAt(here, cell)]).toEqual([1, []]);
  here.world.objects.stock[2 * 4] = 1;
  expect(reload(here, come)).toMatchObject({ value: { added: ["stool"] } });
  expect(here.rules.objects).toHaveLength(3);
  expect(at(here.world.objects.stock, 2 * 4)).toBe(3);
  expect(checkWorld(here)).toEqual([]);
});

test("fields are kept where no place has changed", () => {
  const here = benchTown();
  const { fields, grid } = here.rules;
  expect(reload(here, (config) => (offer(config, "use_shower").duration = 9)).ok).toBe(true);
  expect([here.rules.fields === fields, here.rules.grid === grid]).toEqual([true, true]);
});

test("who was on the way to a thing that goes looks for something else", () => {
  const here = benchTown();
  const stool = {
    type: "object",
    id: "stool",
    object_type: "bench",
    stock: {},
    position: [5, 2],
    use_tile: [5, 3],
  } satisfies ManifestEntry;
  reload(here, (config) => config.manifest.push(stool));
  const bob = someone(here, "bob");
  bob.set("targetObject", 2);
  bob.set("targetAffordance", indexOf(here, "sit_down"));
  reload(here, () => undefined);
  expect([bob.get("targetObject"), bob.get("targetAffordance")]).toEqual([-1, -1]);
  for (let tick = 0; tick < 50; tick++) runTick(here);
  expect(checkWorld(here)).toEqual([]);
});

test("who wants a use that has changed wants the new one, and one that is gone cannot start", () => {
  const here = benchTown();
  const [ann, bob] = [showering(here), someone(here, "bob")];
  bob.set("targetObject", SHOWER);
  bob.set("targetAffordance", ann.get("runningAffordance"));
  reload(here, (config) => (offer(config, "use_shower").duration = 20));
  expect(bob.get("targetAffordance")).toBe(indexOf(here, "use_shower"));
  reload(here, (config) => (config.manifest = [offer(config, "sit_down")]));
  for (let tick = 0; tick < 12; tick++) progressUses(here);
  expect(ann.get("hygiene")).toBeGreaterThan(0.7);
  request(here, bob.slot, SHOWER);
  expect(startUse(here, bob.slot, bob.get("targetAffordance"))).toBe(false);
  expect(eventsOf(here, "affordance_fail")).toMatchObject([
    { agent_id: "bob", reason: "missing_spec", affordance_id: "use_shower" },
  ]);
});

test("a map object can be described by the manifest, and its stock stays when the words change", () => {
  const here = benchTown();
  const describe = (meals: number) => (config: TownConfig) => {
    config.manifest.push({
      type: "object",
      id: "bench",
      object_type: "bench",
      stock: { meals },
      position: null,
    });
  };
  expect(reload(here, describe(2))).toMatchObject({ value: { changed: ["bench"], added: [] } });
  expect(required(here.rules.objects[1]).stocks[0]).toBe(2);
  expect(at(here.world.objects.stock, 4)).toBe(0);
  expect(reload(here, () => undefined)).toMatchObject({ value: { changed: ["bench"] } });
});

test("a thing with fewer places than before is occupied by whoever kept the last of them", () => {
  const capacity = (places: number) => (config: TownConfig) => {
    offer(config, "use_shower").capacity = places;
  };
  const here = benchTown({ edit: capacity(2) });
  const [ann, bob] = [someone(here, "ann"), someone(here, "bob")];
  beginTick(here);
  for (const { slot } of [ann, bob]) request(here, slot, SHOWER);
  bob.put(3, 2);
  expect(startUse(here, bob.slot, indexOf(here, "use_shower"))).toBe(true);
  expect(isOccupied(here, ann.slot, SHOWER)).toBe(false);
  release(here, ann.slot, false);
  expect(reload(here, capacity(1)).ok).toBe(true);
  expect(isOccupied(here, ann.slot, SHOWER)).toBe(true);
  expect(isOccupied(here, bob.slot, SHOWER)).toBe(false);
});

test("who waits for a thing that gains a place is granted it at once", () => {
  const here = benchTown();
  const [ann, bob] = [someone(here, "ann"), someone(here, "bob")];
  beginTick(here);
  for (const { slot } of [ann, bob]) request(here, slot, SHOWER);
  expect(bob.get("queuedObject")).toBe(SHOWER);
  expect(reload(here, (config) => (offer(config, "use_shower").capacity = 2)).ok).toBe(true);
  expect([ann.get("heldObject"), bob.get("heldObject")]).toEqual([SHOWER, SHOWER]);
  expect(bob.get("queuedObject")).toBe(-1);
  expect(checkWorld(here)).toEqual([]);
});
