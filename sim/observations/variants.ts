/** What of the surroundings is seen: 6, 4 or 5 + k planes of a map, and `full` with a map of bytes. */
export const VARIANTS = ["full", "hybrid", "compact", "full-u8"] as const;
export type Variant = (typeof VARIANTS)[number];

/** 1: the layout of the reference. 2: every value in a known range, with real information in place of constant planes. */
export type Schema = 1 | 2;
