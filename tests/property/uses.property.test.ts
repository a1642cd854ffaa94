import * as fc from "fast-check";
import { expect, test } from "vitest";

import { failUse } from "../../sim/affordances/fail-use.ts";
import { letGo } from "../../sim/affordances/let-go.ts";
import { freeSleepSlots } from "../../sim/affordances/preconditions/conditions.ts";
import { progressUses, releaseUse } from "../../sim/affordances/progress-uses.ts";
import { reloadManifest } from "../../sim/affordances/reload-manifest.ts";
import { Rulebook } from "../../sim/affordances/rulebook.ts";
import { startUse } from "../../sim/affordances/start-use.ts";
import { ITEMS } from "../../sim/config/affordances.ts";
import type { ManifestEntry } from "../../sim/config/manifest.ts";
import type { MapFile } from "../../sim/config/map.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { request } from "../../sim/queues/reservations.ts";
import { compileRules } from "../../sim/rules.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { cutUtility, restoreUtility } from "../../sim/world/outages.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { beginTick } from "../helpers/events.ts";
import { makeTown } from "../helpers/make-town.ts";
import { required } from "../helpers/required.ts";
import { at, everyone } from "../helpers/someone.ts";

const SHA = "c".repeat(64);

const thing = (type: string, x: number, stock?: Record<string, number>) => {
  const object: MapFile["objects"][number] = {
    id: type,
    type,
    position: [x, 0],
    use_tile: [x, 1],
    venue: "inn",
  };
  if (stock !== undefined) object.stock = stock;
  return object;
};

/** One thing of every kind in a house of two, who may use all of it from anywhere. */
function inn(): Town {
  return makeTown({
    venues: [{ id: "inn", name: "Inn", type: "home", rect: [0, 0, 8, 3], door: [3, 2] }],
    homes: [{ venue_id: "inn", bed_id: "bed", home_tile: [0, 1] }],
    objects: [
      thing("bed", 0, { sleep_slots: 2 }),
      thing("shower", 1),
      thing("stove", 2),
      thing("till", 3, { meals: 6, food_raw: 6 }),
      thing("fridge", 4, { meals: 3 }),
      thing("chair", 5),
      thing("wardrobe", 6, { clothes_clean: 3 }),
    ],
    people: ["ann", "bob"].map((id, index) => ({
      id,
      position: [index, 5] as [number, number],
      home: "inn",
      wallet: 2,
      items: { meals: 1, food_raw: 2 },
    })),
    edit: (config) => {
      config.affordances.require_presence = false;
      config.world.spare_objects = 1;
      config.manifest = spiced(config);
    },
  });
}

/** Some uses cost and pay money besides their price, and make goods where they are used. */
function spiced({ manifest }: TownConfig): ManifestEntry[] {
  return manifest.map((entry) => {
    if (entry.id === "use_shower")
      Object.assign(entry, { effects: { hygiene: 0.5, money: -0.15 } });
    if (entry.id === "eat_meal") Object.assign(entry, { effects: { hunger: 0.2, money: 0.05 } });
    if (entry.id === "cook_meal") Object.assign(entry, { produces: { stock: { meals: 1 } } });
    return entry;
  });
}

/** What there is of money and goods, in hands, on shelves and in uses that run. */
function holdings(town: Town): { readonly money: number; readonly goods: number[] } {
  const { world, rules } = town;
  let money = 0;
  const goods = ITEMS.map((_, item) =>
    rules.objects.reduce(
      (sum, __, row) => sum + at(world.objects.stock, row * ITEMS.length + item),
      0,
    ),
  );
  for (const person of everyone(town)) {
    money += person.get("wallet") + person.get("prepaid");
    const use = rules.affordances[person.get("runningAffordance")];
    ITEMS.forEach((_, item) => {
      const taken = use === undefined ? 0 : at(use.takesStock, item) + at(use.takesItems, item);
      goods[item] = required(goods[item]) + person.get("items", item) + taken * person.get("units");
    });
  }
  return { money, goods };
}

const deed = fc.record({
  what: fc.constantFrom("start", "start", "start", "fail", "release", "drop", "letGo", "cut"),
  who: fc.integer({ min: 0, max: 1 }),
  use: fc.nat({ max: 30 }),
  ticks: fc.integer({ min: 0, max: 3 }),
});

function interrupt(town: Town, what: string, slot: number): void {
  if (what === "fail") failUse(town, slot, "abandoned");
  else if (what === "release") releaseUse(town, slot, true);
  else if (what === "drop") releaseUse(town, slot, false);
  else if (what === "letGo") letGo(town, slot);
  else {
    for (const utility of ["power", "water"]) {
      cutUtility(town, utility, 1);
      restoreUtility(town, utility, 1);
    }
  }
}

function start(town: Town, slot: number, use: number): void {
  const affordance = use % town.rules.affordances.length;
  const type = town.rules.affordances[affordance]?.type;
  const object = town.rules.objects.findIndex((rule) => rule.type === type);
  if (object < 0 || town.world.agents.heldObject[slot] !== -1) return;
  request(town, slot, object);
  startUse(town, slot, affordance);
}

test("[A155] whatever breaks off a use, money, goods and places to sleep are as before it", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      const town = inn();
      const first = holdings(town);
      for (const { what, who, use, ticks } of deeds) {
        beginTick(town);
        town.world.agents.cooldownObject.fill(-1);
        if (what === "start") start(town, who, use);
        else interrupt(town, what, who);
        // Nothing is finished yet: all uses take longer than this.
        if (ticks === 0) expect(checkWorld(town)).toEqual([]);
        const now = holdings(town);
        expect(now.money).toBeCloseTo(first.money, 9);
        expect(now.goods).toEqual(first.goods);
        for (const person of everyone(town)) expect(person.get("wallet")).toBeGreaterThanOrEqual(0);
      }
      for (const person of everyone(town)) failUse(town, person.slot, "abandoned");
      expect(freeSleepSlots(town, 0)).toBe(2);
      expect(everyone(town).every((person) => person.get("prepaid") === 0)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("uses that finish spend what was paid, pay what they promise, and make what they say", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const town = inn();
      for (const { who, use, ticks } of deeds) {
        beginTick(town);
        town.world.agents.cooldownObject.fill(-1);
        start(town, who, use);
        for (let tick = 0; tick < ticks * 8; tick++) {
          const before = holdings(town);
          const expected = { money: before.money, goods: [...before.goods] };
          for (const person of everyone(town)) {
            const rule = town.rules.affordances[person.get("runningAffordance")];
            if (rule === undefined || person.get("remaining") > 1) continue;
            expected.money += rule.pays - person.get("prepaid");
            ITEMS.forEach((_, item) => {
              const made =
                at(rule.givesItems, item) + at(rule.givesStock, item) + at(rule.givesHome, item);
              const used = at(rule.takesStock, item) + at(rule.takesItems, item);
              expected.goods[item] =
                required(expected.goods[item]) + (made - used) * person.get("units");
            });
          }
          beginTick(town);
          progressUses(town);
          const now = holdings(town);
          expect(now.money).toBeCloseTo(expected.money, 9);
          expect(now.goods).toEqual(expected.goods);
          expect(checkWorld(town)).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** One change of a manifest, sound or not. */
const change: fc.Arbitrary<(manifest: ManifestEntry[]) => ManifestEntry[]> = fc
  .tuple(
    fc.constantFrom("longer", "effects", "drop", "copy", "precondition", "stool", "broken", "move"),
    fc.nat({ max: 20 }),
    fc.integer({ min: 1, max: 7 }),
  )
  .map(([what, pick, amount]) => (manifest) => {
    const list = structuredClone(manifest);
    const index = list.length === 0 ? 0 : pick % list.length;
    const entry = list[index];
    if (entry === undefined) return list;
    const place = { position: [amount, 6], use_tile: [amount, 7] } as const;
    const stool = { type: "object", object_type: "bench", stock: { meals: 1 } } as const;
    if (what === "longer") Object.assign(entry, { duration: amount * 3 });
    if (what === "effects") Object.assign(entry, { effects: { hygiene: amount / 10 } });
    if (what === "drop") list.splice(index, 1);
    if (what === "copy") list.push({ ...entry, id: `copy_${amount}` });
    if (what === "precondition") Object.assign(entry, { preconds: [`wallet > ${amount / 10}`] });
    if (what === "broken") Object.assign(entry, { duration: -1 });
    if (what === "stool" || what === "move") {
      list.push({
        ...stool,
        id: what === "move" ? "stool" : `stool_${amount}`,
        position: [...place.position],
        use_tile: [...place.use_tile],
      });
    }
    return list;
  });

/** Everything of a town that a refused reload may not touch. */
function print(town: Town): string {
  return stateHash(town) + JSON.stringify(town.rules.book);
}

function running(town: Town): (string | undefined)[] {
  return everyone(town).map((person) => {
    const rule = town.rules.affordances[person.get("runningAffordance")];
    return rule && `${rule.id} ${rule.duration} ${rule.effects.join()} ${person.get("remaining")}`;
  });
}

function reloadAtRandom(town: Town, manifest: ManifestEntry[]): boolean {
  const before = print(town);
  const { rules } = town;
  const uses = running(town);
  const names = rules.affordances.map(({ id }) => id);
  const things = rules.objects.map(({ id }) => id);
  const result = reloadManifest(town, manifest, { path: "p", checksum: SHA });
  expect(running(town)).toEqual(uses);
  expect(town.rules.affordances.slice(0, names.length).map(({ id }) => id)).toEqual(names);
  expect(town.rules.objects.slice(0, things.length).map(({ id }) => id)).toEqual(things);
  if (!result.ok) {
    expect([print(town), town.rules === rules]).toEqual([before, true]);
  }
  expect(checkWorld(town)).toEqual([]);
  return result.ok;
}

test("reloads at any time: refused ones change nothing, the others no use that runs and no index", () => {
  let done = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(deed, change), { maxLength: 12 }), (steps) => {
      const town = inn();
      let { manifest } = town.config;
      for (const [{ who, use, ticks }, alter] of steps) {
        beginTick(town);
        start(town, who, use);
        const altered = alter(manifest);
        if (reloadAtRandom(town, altered)) {
          manifest = altered;
          done += 1;
        }
        for (let tick = 0; tick < ticks * 4; tick++) runTick(town);
        expect(checkWorld(town)).toEqual([]);
      }
      const book = Rulebook.parse(JSON.parse(JSON.stringify(town.rules.book)));
      expect(JSON.stringify(compileRules(town.config, book))).toBe(JSON.stringify(town.rules));
    }),
    { numRuns: 60 },
  );
  expect(done).toBeGreaterThan(20);
});

test("the default town lives on through reloads", () => {
  const config = defaultConfig();
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const town = createTown(config, 5n);
      let { manifest } = config;
      for (const alter of changes) {
        for (let tick = 0; tick < 250; tick++) runTick(town);
        const altered = alter(manifest);
        if (reloadAtRandom(town, altered)) manifest = altered;
      }
      for (let tick = 0; tick < 250; tick++) runTick(town);
      expect(checkWorld(town)).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
