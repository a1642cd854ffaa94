import { expect, test } from "vitest";

import { WEATHERS } from "../../../../sim/config/blocks/world.ts";
import { surroundings } from "../../../../sim/telemetry/surroundings.ts";
import { cutUtility } from "../../../../sim/world/outages.ts";
import { forceRain } from "../../../../sim/world/weather.ts";
import { makeTown } from "../../../helpers/make-town.ts";

test("weather and utilities are told by name", () => {
  const town = makeTown();
  expect(surroundings(town)).toEqual({
    weather: { rain: false, cold: false },
    utilities: { power: true, water: true },
  });
  forceRain(town, true);
  cutUtility(town, "water", 1);
  expect(surroundings(town)).toEqual({
    weather: { rain: true, cold: false },
    utilities: { power: true, water: false },
  });
  town.world.town.weather[0] = WEATHERS.indexOf("cold");
  expect(surroundings(town).weather).toEqual({ rain: false, cold: true });
});
