import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { tieRow } from "./ties.ts";

/** Two people remember that they have quarrelled, as far as they remember each other. */
export function noteQuarrel(town: Town, a: number, b: number): void {
  note(town, a, b);
  note(town, b, a);
}

function note({ world, rules }: Town, slot: number, other: number): void {
  const row = tieRow(world, slot, other);
  if (row === NONE) return;
  const { quarrelled, quarrels } = world.ties;
  const tick = world.town.tick[0];
  const isLongAgo = tick - quarrelled[row] > rules.ticksPerDay;
  quarrels[row] = isLongAgo ? 1 : quarrels[row] + 1;
  quarrelled[row] = tick;
}

/**
 * Somebody keeps out of another's way: quarrels of the last day between the two have led to that. Each
 * is counted once, whoever avoids whom.
 */
export function noteEscalation({ world, rules }: Town, slot: number, other: number): void {
  const { quarrelled, quarrels } = world.ties;
  const row = tieRow(world, slot, other);
  if (row === NONE || quarrels[row] === 0) return;
  if (world.town.tick[0] - quarrelled[row] > rules.ticksPerDay) return;
  world.town.escalations[0] += quarrels[row];
  quarrels[row] = 0;
  const back = tieRow(world, other, slot);
  if (back !== NONE) quarrels[back] = 0;
}
