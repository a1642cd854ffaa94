import { expect, test } from "vitest";
import { headingOf, wayAt } from "../../../../sim/paths/flow-field.ts";

import { WEATHERS } from "../../../../sim/config/blocks/world.ts";
import { affordancesOf } from "../../../../sim/config/manifest.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../../sim/snapshot/snapshot.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { cellOf } from "../../../../sim/world/grid.ts";
import { changeWeather, feelWeather, forceRain } from "../../../../sim/world/weather.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { type TownPlan, makeTown } from "../../../helpers/make-town.ts";
import { at, someone } from "../../../helpers/someone.ts";

/** Ticks of an hour of a day of 1,000. */
const HOUR = 42;

const changing = (plan: TownPlan = {}): Town =>
  makeTown({
    ...plan,
    edit: (config) => {
      config.world.weather.enabled = true;
      plan.edit?.(config);
    },
  });

const weatherOf = (town: Town) => WEATHERS[at(town.world.town.weather)];

/** The weather after each of some hours. */
function hours(town: Town, count: number): (string | undefined)[] {
  return Array.from({ length: count }, (_, hour) => {
    beginTick(town, (hour + 1) * HOUR);
    changeWeather(town);
    return weatherOf(town);
  });
}

test("a town begins in the sun, and over many hours sees each weather about as often", () => {
  const town = changing();
  expect(weatherOf(town)).toBe("sunny");
  const seen = hours(town, 30_000);
  for (const weather of WEATHERS) {
    const share = seen.filter((now) => now === weather).length / seen.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.37);
  }
});

test("from one hour to the next the weather stays in about 85 of 100, else goes to either other", () => {
  const seen = hours(changing(), 30_000);
  const next = { stay: 0, up: 0, down: 0 };
  for (let hour = 1; hour < seen.length; hour++) {
    const from = WEATHERS.findIndex((weather) => weather === seen[hour - 1]);
    const to = WEATHERS.findIndex((weather) => weather === seen[hour]);
    if (from === to) next.stay += 1;
    else if (to === (from + 1) % 3) next.up += 1;
    else next.down += 1;
  }
  expect(next.stay / seen.length).toBeCloseTo(0.85, 2);
  expect(next.up / next.down).toBeGreaterThan(0.9);
  expect(next.up / next.down).toBeLessThan(1.1);
});

test("the weather is drawn once an hour and at no other tick, and never where it is switched off", () => {
  const town = changing();
  const draws = (): number => {
    const before = String(town.world.streams.world);
    changeWeather(town);
    return Number(String(town.world.streams.world) !== before);
  };
  let drawn = 0;
  for (let tick = 1; tick <= 1000; tick++) {
    beginTick(town, tick);
    drawn += draws();
  }
  expect(drawn).toBe(23);
  const still = makeTown();
  const before = [...still.world.streams.world];
  for (let tick = 0; tick < 200; tick++) runTick(still);
  expect([...still.world.streams.world]).toEqual(before);
});

test("a change is told once, with what it was and what it is", () => {
  const town = changing();
  beginTick(town, 5);
  forceRain(town, true);
  forceRain(town, true);
  expect(eventsOf(town)).toEqual([
    { event: "weather_changed", tick: 5, from: "sunny", to: "rainy" },
  ]);
});

test("forced rain stays and draws nothing until released; then the hours go on", () => {
  const town = changing();
  forceRain(town, true);
  const before = [...town.world.streams.world];
  expect(new Set(hours(town, 200))).toEqual(new Set(["rainy"]));
  expect([...town.world.streams.world]).toEqual(before);
  forceRain(town, false);
  expect(weatherOf(town)).toBe("rainy");
  expect(new Set(hours(town, 200)).size).toBe(3);
});

test("where the weather does not change by itself, the sun comes out when rain is released", () => {
  const town = makeTown();
  forceRain(town, false);
  expect(eventsOf(town)).toHaveLength(1);
  forceRain(town, true);
  forceRain(town, false);
  expect(weatherOf(town)).toBe("sunny");
});

test("people outdoors lose warmth by the weather, people indoors win it back, within 0 and 1", () => {
  const town = makeTown({
    rows: ["..=="],
    people: [
      { id: "ann", position: [0, 0] },
      { id: "bob", position: [3, 0] },
    ],
  });
  const warmth = (id: string): number => someone(town, id).get("warmth");
  feelWeather(town);
  expect([warmth("ann"), warmth("bob")]).toEqual([1, 1]);
  forceRain(town, true);
  feelWeather(town);
  expect([warmth("ann"), warmth("bob")]).toEqual([1, 0.999]);
  town.world.town.weather[0] = WEATHERS.indexOf("cold");
  feelWeather(town);
  expect(warmth("bob")).toBeCloseTo(0.995, 12);
  for (let tick = 0; tick < 400; tick++) feelWeather(town);
  expect([warmth("ann"), warmth("bob")]).toEqual([1, 0]);
  // In the sun nobody freezes, but only a roof warms.
  town.world.town.weather[0] = WEATHERS.indexOf("sunny");
  feelWeather(town);
  expect(warmth("bob")).toBe(0);
  someone(town, "bob").put(1, 0);
  feelWeather(town);
  expect(warmth("bob")).toBe(0.01);
  for (let tick = 0; tick < 100; tick++) feelWeather(town);
  expect([warmth("bob"), at(town.world.town.chilled)]).toEqual([1, 0]);
});

test("whoever a use has left cold gets warm again indoors, in fair weather too", () => {
  const town = makeTown({
    objects: [{ id: "shower", type: "shower", position: [2, 2], use_tile: [2, 3] }],
    people: [{ id: "ann", position: [2, 3], needs: { hunger: 1, hygiene: 0.1, energy: 1 } }],
    edit: (config) => {
      for (const entry of affordancesOf(config.manifest)) entry.effects.warmth = -0.4;
    },
  });
  const ann = someone(town, "ann");
  let coldest = 1;
  for (let tick = 0; tick < 100; tick++) {
    runTick(town);
    expect(checkWorld(town)).toEqual([]);
    coldest = Math.min(coldest, ann.get("warmth"));
  }
  expect(coldest).toBeCloseTo(0.61, 12);
  expect(ann.get("warmth")).toBe(1);
});

/** Two ways from (0, 0) to the bench at (6, 0): along the road, or through the hall, two steps longer. */
const twoWays = (): Town =>
  makeTown({
    rows: [".=====.", "......."],
    objects: [{ id: "bench", type: "bench", position: [6, 0], use_tile: [6, 0] }],
    people: [{ id: "ann", position: [0, 0] }],
  });

test("in the rain people take the longer way under a roof, and in the sun the road again", () => {
  const town = twoWays();
  const { grid, objects } = town.rules;
  const [EAST, SOUTH] = [1, 2];
  const first = (): number =>
    headingOf(
      wayAt(town.scratch.ways, at(objects.map(({ useField }) => useField)), cellOf(grid, 0, 0)),
    );
  expect(first()).toBe(EAST);
  // The road: 5 × 15 + 10, the hall: 7 × 10 + 10.
  forceRain(town, true);
  expect(first()).toBe(SOUTH);
  forceRain(town, false);
  expect(first()).toBe(EAST);
});

test("a change of weather does not make people think that they are stuck", () => {
  const town = twoWays();
  const ann = someone(town, "ann");
  ann.set("closest", 30);
  ann.set("stuckTicks", 50);
  forceRain(town, true);
  expect([ann.get("closest"), ann.get("stuckTicks")]).toEqual([65_535, 0]);
});

test("a town that is read back in the rain takes the same ways as one that never stopped", () => {
  const straight = twoWays();
  forceRain(straight, true);
  const decoded = decodeSnapshot(straight.config, encodeSnapshot(straight));
  if (!decoded.ok) throw new Error(decoded.error.message);
  expect(decoded.value.scratch.ways).toEqual(straight.scratch.ways);
  for (const town of [straight, decoded.value]) for (let i = 0; i < 60; i++) runTick(town);
  expect(stateHash(decoded.value)).toBe(stateHash(straight));
});
