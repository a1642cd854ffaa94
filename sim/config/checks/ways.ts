import { UNREACHABLE, costOf, findWays, wayAt } from "../../paths/flow-field.ts";
import { cellOf, costInWeather, createGrid, xOf, yOf } from "../../world/grid.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, wrong } from "./problem.ts";

/** Most that the way from the entry tile may cost, in tenths of a step: two such ways and a tile fit in 16 bits. */
const FARTHEST = Math.floor((UNREACHABLE - 255) / 2);

/**
 * Refuses maps on which a way between two tiles could cost more than can be counted. Every way is at
 * most one to the entry tile and one from it; `map` must be sound otherwise.
 */
export function checkWays({ map, world }: Pick<TownConfig, "map" | "world">): CrossProblem[] {
  const grid = createGrid(map);
  const worst = Math.max(...Object.values(world.weather.path_cost));
  const [x, y] = map.entry_tiles[0];
  const ways = findWays(grid, Int32Array.of(cellOf(grid, x, y)), costInWeather(grid, worst));
  for (let cell = 0; cell < grid.cells; cell++) {
    const cost = costOf(wayAt(ways, 0, cell));
    if (cost <= FARTHEST || cost === UNREACHABLE) continue;
    const message = `the way from the entry tile to [${xOf(grid, cell)}, ${yOf(grid, cell)}] costs more than ${Math.floor(FARTHEST / 10)} steps in the worst weather`;
    return [wrong(["map", "rows"], message)];
  }
  return [];
}
