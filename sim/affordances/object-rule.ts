import { ITEMS } from "../config/affordances.ts";
import type { FlowFields } from "../paths/flow-field.ts";
import { NONE } from "../world/agent-table.ts";
import { type Grid, cellOf } from "../world/grid.ts";
import { HOLDER_SLOTS, QUEUE_SLOTS } from "../world/object-table.ts";
import type { Rulebook } from "./rulebook.ts";

/** Where an object stands and who may use it. Cells, fields, indices. */
export interface ObjectRule {
  readonly id: string;
  /** False once a reload has taken it away: its row stays, nobody can use it. */
  readonly present: boolean;
  readonly type: number;
  readonly cell: number;
  readonly useCell: number;
  readonly useField: number;
  readonly queueCells: Int32Array;
  readonly queueFields: Int32Array;
  readonly venue: number;
  /** How many people can hold it at a time; nobody where it is not present. */
  readonly places: number;
  /** Places to sleep that are in order, and how many there are in all. */
  readonly sleepSlots: number;
  readonly sleepCapacity: number;
  /** What it is given to start with, by ITEMS; −1 = it has no place for that. */
  readonly stocks: Int32Array;
  /** Index of the home it belongs to, −1 = public. */
  readonly home: number;
}

/** Compiles the objects of a rulebook. `homeOfVenue` is by index of the venue. */
export function compileObjects(
  { objects, affordances, types }: Rulebook,
  grid: Grid,
  fields: FlowFields,
  venueIndex: ReadonlyMap<string, number>,
  homeOfVenue: ReadonlyMap<number, number>,
): ObjectRule[] {
  const cell = ([x, y]: readonly [number, number]): number => cellOf(grid, x, y);
  return objects.map(({ entry: object, present }): ObjectRule => {
    const venue = object.venue === undefined ? NONE : (venueIndex.get(object.venue) ?? NONE);
    const queueCells = Int32Array.from((object.queue_nodes ?? []).slice(0, QUEUE_SLOTS), cell);
    // A thing to sleep on that says nothing of places has as many as people may use it.
    const sleepers = affordances.flatMap(({ entry }) =>
      entry.object_type === object.type && entry.tags.includes("sleep") ? [entry.capacity] : [],
    );
    const sleepCapacity = object.stock?.["sleep_capacity"] ?? Math.max(0, ...sleepers);
    const capacities = affordances.flatMap(({ entry, current }) =>
      current && entry.object_type === object.type ? [entry.capacity] : [],
    );
    return {
      id: object.id,
      present,
      type: types.indexOf(object.type),
      cell: cell(object.position),
      useCell: cell(object.use_tile),
      useField: fields.ofCell[cell(object.use_tile)],
      queueCells,
      queueFields: queueCells.map((node) => fields.ofCell[node]),
      venue,
      places: present ? Math.min(HOLDER_SLOTS, Math.max(1, sleepCapacity, ...capacities)) : 0,
      sleepSlots: Math.min(sleepCapacity, object.stock?.["sleep_slots"] ?? sleepCapacity),
      sleepCapacity,
      stocks: Int32Array.from(ITEMS, (item) => object.stock?.[item] ?? NONE),
      home: homeOfVenue.get(venue) ?? NONE,
    };
  });
}
