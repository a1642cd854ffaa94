import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { changeTies } from "../relationships/ties.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";

/** How far apart people may sit and still eat together, in tiles, diagonals included. */
const TABLE = 2;
/** People whom one event can name. */
const MOST = 5;
// Shared, so that looking around the table makes no list.
const others = new Int32Array(MOST - 1);

/**
 * Tells of a meal in company, as its first diner rises: with everybody who is still eating at the
 * same venue within two tiles. So every two people whose meals overlap are named together once by
 * whoever finishes first. A lone diner shares nothing.
 */
export function reportSharedMeal(town: Town, slot: number, object: number): void {
  const { world } = town;
  let count = 0;
  others.fill(NONE);
  for (let place = 0; place < world.town.liveCount[0] && count < MOST - 1; place++) {
    const other = world.live[place];
    if (other === slot || !eatsNear(town, other, object)) continue;
    others[count] = other;
    count += 1;
  }
  if (count === 0) return;
  for (let i = 0; i < count; i++) changeTies(town, slot, others[i], "shared_meal", 0.1, 0.25, 0);
  const { shared_meal } = EVENT;
  emit(
    world,
    town.events,
    shared_meal,
    0,
    object,
    slot,
    others[0],
    others[1],
    others[2],
    others[3],
  );
}

function eatsNear({ world, rules }: Town, slot: number, object: number): boolean {
  const { agents } = world;
  const running = agents.runningAffordance[slot];
  if (running === NONE || !rules.affordances[running].feeds) return false;
  const here = rules.objects[object];
  const there = rules.objects[agents.heldObject[slot]];
  const { grid } = rules;
  return (
    here.venue === there.venue &&
    Math.abs(xOf(grid, here.useCell) - xOf(grid, there.useCell)) <= TABLE &&
    Math.abs(yOf(grid, here.useCell) - yOf(grid, there.useCell)) <= TABLE
  );
}
