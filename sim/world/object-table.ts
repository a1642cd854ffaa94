import { ITEMS } from "../config/affordances.ts";
import { i32 } from "./arena.ts";

/** People who can hold one object at a time, at most. */
export const HOLDER_SLOTS = 4;
/** People who can wait for one object: as many as it may have queue nodes. */
export const QUEUE_SLOTS = 8;

/** Meals that the fridge of a home holds, at most. */
export const FRIDGE_MEALS = 12;

/** One row per object. Where it stands and what it is never changes and lives in the rules. */
export const OBJECT_COLUMNS = {
  /** Agents holding it, NONE = free place. */
  holders: i32(HOLDER_SLOTS),
  /** How many hold it. */
  held: i32(),
  /** Agents waiting, first in line first. */
  queue: i32(QUEUE_SLOTS),
  queueLength: i32(),
  /** Ticks on which a waiter found it held but idle. */
  stalls: i32(),
  /** Small quarrels over it that were not told, and await their line together. */
  squabbles: i32(),
  /** Units by ITEMS. */
  stock: i32(ITEMS.length),
  /** Ticks in which the meals in a home fridge were made, oldest first. */
  mealMade: i32(FRIDGE_MEALS),
} as const;
