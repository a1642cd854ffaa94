import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import type { Town } from "../../sim/town.ts";
import { everyone } from "./someone.ts";

/** The same town once more: what happens to one does not happen to the other. */
export function copyTown(town: Town): Town {
  const copy = decodeSnapshot(town.config, encodeSnapshot(town), town.rules);
  if (!copy.ok) throw new Error(copy.error.message);
  return copy.value;
}

/** Leaves everybody but one standing where they are, wanting nothing. What they use, hold and wait for they keep. */
export function freezeOthers(town: Town, slot: number): void {
  for (const other of everyone(town)) {
    if (other.slot === slot) continue;
    other.set("possessed", 1);
    other.set("option", -1);
    other.set("targetObject", -1);
    other.set("targetField", -1);
    other.set("companion", -1);
  }
}
