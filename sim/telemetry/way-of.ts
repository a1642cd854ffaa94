import { fieldAhead } from "../observations/write-surroundings.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { NO_WAY, headingOf, wayAt } from "../paths/flow-field.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";

/** A tile by its place east and south. */
type Tile = [x: number, y: number];

/**
 * The way that somebody has before them, as tiles: where they stand, where they will turn, and where they are bound.
 * Empty while they go nowhere. Others in the way may still make them step aside.
 */
export function wayOf(town: Town, slot: number): Tile[] {
  const { world, rules, scratch } = town;
  const { grid } = rules;
  const field = fieldAhead(town, slot);
  const isBusy = world.agents.runningAffordance[slot] !== NONE || isLeaving(world, slot);
  if (field === NONE || isBusy) return [];
  const way: Tile[] = [];
  const tileOf = (cell: number): Tile => [xOf(grid, cell), yOf(grid, cell)];
  let cell = world.agents.cell[slot];
  let before = NO_WAY;
  for (;;) {
    const ahead = headingOf(wayAt(scratch.ways, field, cell));
    if (ahead !== before || ahead === NO_WAY) way.push(tileOf(cell));
    if (ahead === NO_WAY) break;
    before = ahead;
    cell += grid.steps[ahead];
  }
  return way.length > 1 ? way : [];
}
