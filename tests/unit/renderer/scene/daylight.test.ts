import { expect, test } from "vitest";

import { createDaylight, lampLevelAt, setDaylight } from "../../../../renderer/scene/daylight.ts";

const at = (day: number) => {
  const light = createDaylight();
  setDaylight(light, day);
  return light;
};

test("lamps burn by night and not by day", () => {
  expect([0, 0.2, 0.8, 0.95].map(lampLevelAt)).toEqual([1, 1, 1, 1]);
  expect([0.3, 0.5, 0.7].map(lampLevelAt)).toEqual([0, 0, 0]);
});

test("the sun rises in the east, stands in the south at noon and sets in the west", () => {
  expect(at(0.27).direction.x).toBeGreaterThan(0.5);
  expect(Math.abs(at(0.507).direction.x)).toBeLessThan(0.1);
  expect(at(0.5).direction.z).toBeGreaterThan(0);
  expect(at(0.74).direction.x).toBeLessThan(-0.5);
});

test("whatever shines, shines from above", () => {
  for (let tick = 0; tick < 1000; tick++) expect(at(tick / 1000).direction.y).toBeGreaterThan(0.2);
});

test("noon is brighter than dusk, and dusk than midnight", () => {
  const brightness = (day: number) => {
    const { ambientSky, sun } = at(day);
    return ambientSky.g + sun.g;
  };
  expect(brightness(0.5)).toBeGreaterThan(brightness(0.75));
  expect(brightness(0.75)).toBeGreaterThan(brightness(0));
});

test("the light never jumps from one tick to the next", () => {
  let before = at(0);
  for (let tick = 1; tick <= 1000; tick++) {
    const now = at((tick % 1000) / 1000);
    expect(Math.abs(now.horizon.r - before.horizon.r)).toBeLessThan(0.05);
    expect(Math.abs(now.ambientSky.b - before.ambientSky.b)).toBeLessThan(0.05);
    before = now;
  }
});
