import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { QUARREL_SLOTS } from "../world/tie-table.ts";
import { tieRow } from "./ties.ts";

/** Two people remember that they have quarrelled, as far as they remember each other. */
export function noteQuarrel(town: Town, a: number, b: number): void {
  note(town, a, b);
  note(town, b, a);
}

function note({ world }: Town, slot: number, other: number): void {
  const row = tieRow(world, slot, other);
  if (row === NONE) return;
  const { quarrelled, quarrels } = world.ties;
  const from = row * QUARREL_SLOTS;
  quarrels.copyWithin(from, from + 1, from + QUARREL_SLOTS);
  quarrels[from + QUARREL_SLOTS - 1] = world.town.tick[0];
  quarrelled[row] = world.town.tick[0];
}

/**
 * Somebody keeps out of another's way: quarrels of the last day between the two have led to that. Each
 * is counted once, whoever avoids whom.
 */
export function noteEscalation({ world, rules }: Town, slot: number, other: number): void {
  const { quarrels } = world.ties;
  const row = tieRow(world, slot, other);
  if (row === NONE) return;
  const from = row * QUARREL_SLOTS;
  for (let at = from; at < from + QUARREL_SLOTS; at++) {
    const isRecent = world.town.tick[0] - quarrels[at] <= rules.ticksPerDay;
    if (quarrels[at] > 0 && isRecent) world.town.escalations[0] += 1;
  }
  forget(quarrels, row);
  const back = tieRow(world, other, slot);
  if (back !== NONE) forget(quarrels, back);
}

function forget(quarrels: Int32Array, row: number): void {
  quarrels.fill(0, row * QUARREL_SLOTS, (row + 1) * QUARREL_SLOTS);
}
