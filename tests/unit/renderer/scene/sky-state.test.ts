import { expect, test } from "vitest";

import { createDaylight, setDaylight } from "../../../../renderer/scene/daylight.ts";
import { SkyState } from "../../../../renderer/scene/sky-state.ts";
import { UTILITIES, WEATHERS } from "../../../../sim/config/blocks/world.ts";

const [SUNNY, RAINY, COLD] = WEATHERS.keys();
const [POWER, WATER] = [1 << UTILITIES.indexOf("power"), 1 << UTILITIES.indexOf("water")];

function sky(weather = SUNNY ?? 0, outages = 0): SkyState {
  const state = new SkyState();
  state.advance(weather, outages, 16, false);
  return state;
}

test("the first look shows the weather as it is", () => {
  expect(sky(RAINY)).toMatchObject({ rain: 1, frost: 0, power: 1 });
  expect(sky(COLD)).toMatchObject({ rain: 0, frost: 1 });
  expect(sky(SUNNY, POWER)).toMatchObject({ power: 0 });
  expect(sky(SUNNY, WATER)).toMatchObject({ power: 1 });
});

test("later weather comes little by little and comes to rest", () => {
  const state = sky();
  expect(state.advance(RAINY ?? 0, 0, 100, false)).toBe(true);
  expect(state.rain).toBeGreaterThan(0);
  expect(state.rain).toBeLessThan(0.5);
  let frames = 0;
  while (state.advance(RAINY ?? 0, 0, 100, false)) frames++;
  expect(state.rain).toBe(1);
  expect(frames).toBeLessThan(80);
});

test("with reduced motion it is there at once", () => {
  const state = sky();
  state.advance(COLD ?? 0, POWER, 16, true);
  expect(state).toMatchObject({ frost: 1, power: 0 });
});

test("rain takes light away by day and by night, and day stays far brighter than night", () => {
  const [plain, wet] = [createDaylight(), createDaylight()];
  const total = ({ sun, ambientSky }: typeof plain) =>
    sun.r + sun.g + sun.b + ambientSky.r + ambientSky.g + ambientSky.b;
  const levels = [0.5, 0.95].map((day) => {
    setDaylight(plain, day);
    sky(RAINY).light(wet, day);
    expect(total(wet)).toBeLessThan(total(plain));
    expect(wet.lampLevel).toBe(plain.lampLevel);
    return total(wet);
  });
  expect((levels[0] ?? 0) / (levels[1] ?? 1)).toBeGreaterThan(1.8);
});

test("on a fine day the light is that of the hour", () => {
  const [plain, fine] = [createDaylight(), createDaylight()];
  setDaylight(plain, 0.4);
  sky().light(fine, 0.4);
  expect(fine).toEqual(plain);
});
