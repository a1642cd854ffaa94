import { expect, test } from "vitest";

import type { Speed } from "../../../../preload/contract.ts";
import { SILENT, surroundingsOf } from "../../../../renderer/sound/surroundings.ts";
import { store } from "../../../../renderer/state.ts";
import { WEATHERS } from "../../../../sim/config/blocks/world.ts";
import { sceneOf } from "../../../../sim/telemetry/scene-of.ts";
import { makeTown } from "../../../helpers/make-town.ts";

const town = makeTown();
const scene = sceneOf(town, 1, "Test");
const { ticksPerDay } = town.rules;

/** How the town sounds at an hour of its first day. */
function soundAt(
  hour: number,
  { speed = 1, weather = "sunny", motion = "full", head = 0 }: Around = {},
) {
  const tick = Math.round((hour / 24) * ticksPerDay);
  const state = store.getState();
  return surroundingsOf({
    scene,
    sought: null,
    weather: WEATHERS.indexOf(weather),
    settings: { ...state.settings, motion },
    status: {
      tick,
      speed,
      ticks_per_second: 4,
      file: null,
      saved_tick: null,
      timeline: "main",
      head: Math.max(head, tick),
      first_tick: 0,
      alive: true,
    },
  });
}

interface Around {
  readonly speed?: Speed;
  readonly weather?: (typeof WEATHERS)[number];
  readonly motion?: "full" | "reduced";
  readonly head?: number;
}

test("birds have the day and crickets the night; neither has the twilight", () => {
  expect(soundAt(12)).toMatchObject({ birds: 1, crickets: 0, rain: 0 });
  expect(soundAt(1)).toMatchObject({ birds: 0, crickets: 1 });
  expect(soundAt(20.2)).toMatchObject({ birds: 0, crickets: 0 });
});

test("rain silences both, cold the crickets and most of the birds", () => {
  expect(soundAt(12, { weather: "rainy" })).toMatchObject({ birds: 0, rain: 1 });
  expect(soundAt(1, { weather: "rainy" })).toMatchObject({ crickets: 0, rain: 1 });
  expect(soundAt(1, { weather: "cold" })).toMatchObject({ crickets: 0 });
  expect(soundAt(12, { weather: "cold" }).birds).toBeLessThan(0.5);
});

test("single voices are left out at a hundred times and where motion is reduced", () => {
  expect(soundAt(12, { speed: 100 })).toMatchObject({ birds: 0 });
  expect(soundAt(12, { motion: "reduced" })).toMatchObject({ birds: 0 });
  expect(soundAt(12, { motion: "reduced" }).wind).toBeGreaterThan(0);
});

test("a town that stands still, or is past, is silent", () => {
  expect(soundAt(12, { speed: 0 })).toEqual(SILENT);
  expect(soundAt(12, { head: 5000 })).toEqual(SILENT);
});
