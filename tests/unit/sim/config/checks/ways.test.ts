import { expect, test } from "vitest";

import { checkWays } from "../../../../../sim/config/checks/ways.ts";
import { makeConfig } from "../../../../helpers/make-town.ts";

/** A road that winds up and down a map of 200 × 200 tiles: some 20,000 steps from end to end. */
const winding = Array.from({ length: 200 }, (_, y) => {
  if (y % 2 === 0) return "=".repeat(200);
  return y % 4 === 1 ? `${"#".repeat(199)}=` : `=${"#".repeat(199)}`;
});

test("a map on which a way could be too long to count is refused, with the tile", () => {
  const config = makeConfig();
  config.map.size = [200, 200];
  config.map.rows = winding;
  expect(checkWays(config).map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
    expect.stringMatching(
      /^map\.rows: the way from the entry tile to \[\d+, \d+\] costs more than 3264 steps in the worst weather$/,
    ),
  ]);
});

test("how long ways may be depends on the weather that makes them longest", () => {
  const config = makeConfig();
  config.map.size = [200, 200];
  config.map.rows = winding.map((row, y) => (y < 26 ? row : "#".repeat(200)));
  expect(checkWays(config)).toHaveLength(1);
  config.world.weather.path_cost.rainy = 1.2;
  expect(checkWays(config)).toEqual([]);
});
