import type { Town } from "../town.ts";
import { NONE } from "./agent-table.ts";
import { xOf, yOf } from "./grid.ts";
import { HOLDER_SLOTS } from "./object-table.ts";
import { isTaken, objectsAt } from "./spatial.ts";

/** Whether somebody holds the object. */
export function isHeld({ world: { objects } }: Town, object: number): boolean {
  for (let at = object * HOLDER_SLOTS; at < (object + 1) * HOLDER_SLOTS; at++) {
    if (objects.holders[at] !== NONE) return true;
  }
  return false;
}

/** Whether an object that stands on the cell is reserved. */
export function isReserved(town: Town, cell: number): boolean {
  return objectsAt(town, cell).some((object) => isHeld(town, object));
}

/** The object of a type that is nearest to a tile as the crow flies, the first registered of equals; null without any. */
export function findNearest({ rules }: Town, type: string, x: number, y: number): number | null {
  let nearest: number | null = null;
  let best = Infinity;
  for (const object of rules.objectsOfType[rules.types.indexOf(type)] ?? []) {
    const { cell } = rules.objects[object];
    const across = xOf(rules.grid, cell) - x;
    const down = yOf(rules.grid, cell) - y;
    const distance = across * across + down * down;
    if (distance >= best) continue;
    best = distance;
    nearest = object;
  }
  return nearest;
}

/**
 * The free tile with the fewest steps to it from a cell, that cell itself included, past people but
 * never through a wall; NONE when everything that can be walked to is taken. Of equally near ones
 * the first by north, east, south, west.
 */
export function nearestFreeCell({ rules, scratch }: Town, cell: number): number {
  const { walkable, steps } = rules.grid;
  const { spatial, search } = scratch;
  search.round += 1;
  search.frontier[0] = cell;
  search.seen[cell] = search.round;
  let found = 1;
  for (let i = 0; i < found; i++) {
    const reached = search.frontier[i];
    if (!isTaken(spatial, reached)) return reached;
    for (let side = 0; side < 4; side++) {
      const next = reached + steps[side];
      if (walkable[next] === 0 || search.seen[next] === search.round) continue;
      search.seen[next] = search.round;
      search.frontier[found] = next;
      found += 1;
    }
  }
  return NONE;
}
