import { f64, i32 } from "./arena.ts";

/** Quarrels remembered between two people. */
export const QUARREL_SLOTS = 4;

/**
 * What a person feels about others: `capacity.ties` rows each, from row `slot × capacity.ties` on. A
 * tie is directed; what happens between two people changes both of theirs.
 */
export const TIE_COLUMNS = {
  /** In [−1, 1]. */
  trust: f64(),
  familiarity: f64(),
  /** In [0, 1]. */
  rivalry: f64(),
  /** Rivalry that their last quarrel left; below 0 once they have made up, 0 = they never quarrelled. */
  grudge: f64(),
  /** Slot of the other person, NONE = no tie. */
  other: i32(),
  /** Tick in which somebody set it, and in which it does not decay; 0 = never. */
  pinned: i32(),
  /** Tick of their last quarrel; 0 = never. */
  quarrelled: i32(),
  /** Ticks of their last quarrels, oldest first, 0 where there was none or they have kept apart since. */
  quarrels: i32(QUARREL_SLOTS),
} as const;
