import { eventRecord } from "../../sim/events/decode-event.ts";
import type { EventRecord } from "../../sim/events/decode-event.ts";
import type { Town } from "../../sim/town.ts";

/** Every table of the arena but the order of the living, which is one column. */
const TABLES = ["town", "agents", "ties", "objects", "tickets", "embeddings"] as const;

/** Name of the first column in which two towns differ, such as `agents.wallet`; null where none does. */
export function differingColumn(a: Town, b: Town): string | null {
  for (const table of TABLES) {
    const columns: Readonly<Record<string, Column>> = b.world[table];
    for (const [name, column] of Object.entries<Column>(a.world[table])) {
      const other = columns[name];
      if (other === undefined || !sameBytes(column, other)) return `${table}.${name}`;
    }
  }
  return sameBytes(a.world.live, b.world.live) ? null : "live";
}

type Column = Float64Array | Int32Array;

function sameBytes(a: Column, b: Column): boolean {
  const bytes = (of: Column): Buffer => Buffer.from(of.buffer, of.byteOffset, of.byteLength);
  return bytes(a).equals(bytes(b));
}

/** Whether the events that stand in the town's log now are those on record. */
export function sameEvents(town: Town, recorded: readonly EventRecord[]): boolean {
  if (recorded.length !== town.events.count) return false;
  return recorded.every((record, index) => sameEvent(record, eventRecord(town, index)));
}

function sameEvent(a: EventRecord, b: EventRecord): boolean {
  return (
    a.kind === b.kind &&
    a.tick === b.tick &&
    Object.is(a.value, b.value) &&
    a.cells.every((cell, index) => cell === b.cells[index])
  );
}
