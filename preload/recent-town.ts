import { z } from "zod";

/** A town that was open, as it was when it was on screen last. */
export const RecentTown = z.strictObject({
  file: z.string().min(1),
  title: z.string(),
  /** Newest tick of the life that was shown. */
  tick: z.int().nonnegative(),
  ticks_per_day: z.int().positive(),
});
export type RecentTown = z.infer<typeof RecentTown>;

/** Which one is meant; what somebody lets go over the window may lie nowhere. */
export const OfFile = z.strictObject({ file: z.string() });

/** The same as the window lists it. */
export const ListedTown = RecentTown.extend({
  is_open: z.boolean(),
  /** Whether its file is still where it was. */
  is_here: z.boolean(),
  /** How it looked, as an address of data; null where there is no picture. */
  picture: z.string().nullable(),
});
export type ListedTown = z.infer<typeof ListedTown>;
