import type { Grid } from "../../world/grid.ts";
import type { World } from "../../world/world.ts";
import type { Value } from "./values.ts";

/** What preconditions read of a town. */
export interface TownView {
  readonly world: World;
  readonly people: readonly { readonly id: string }[];
  readonly rules: {
    readonly ticksPerDay: number;
    readonly grid: Grid;
    readonly types: readonly string[];
    /** Utilities that objects of a type need, as bits by UTILITIES. */
    readonly utilities: Int32Array;
    readonly jobs: readonly { readonly id: string }[];
    readonly affordances: readonly { readonly sleeps: boolean }[];
    readonly objects: readonly {
      readonly id: string;
      readonly type: number;
      readonly cell: number;
      readonly places: number;
      /** Places to sleep that are in order, and how many there are in all. */
      readonly sleepSlots: number;
      readonly sleepCapacity: number;
      /** What it was given to start with, by ITEMS; −1 = it has no place for that. */
      readonly stocks: Int32Array;
    }[];
  };
}

/** Reads one value of the world as an agent at an object finds it. */
export type Read = (town: TownView, slot: number, object: number) => Value;

/** A number that lies in a column, so that it can be compared where it lies. */
export interface Cell {
  readonly column: (town: TownView) => Float64Array | Int32Array;
  readonly index: (slot: number, object: number) => number;
}

/** A name that leads to a value. */
export interface ValueName {
  readonly kind: "value";
  readonly read: Read;
  readonly cell?: Cell;
  /** Utilities that the value depends on, as bits by UTILITIES. */
  readonly utilities: number;
  /** Null means that the name is not there at all, not that it is there and holds nothing. */
  readonly optional: boolean;
}

/** A name that leads to more names. */
export interface ScopeName {
  readonly kind: "scope";
  readonly names: ReadonlyMap<string, Name>;
}

export type Name = ValueName | ScopeName;
