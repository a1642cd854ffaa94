import { z } from "zod";

/** A name inside the configuration. */
export const Id = z.string().trim().min(1).max(64);
/** A share, a probability or a level of a need. */
export const Fraction = z.number().min(0).max(1);
/** In meals. */
export const Money = z.number().min(0).max(1000);
export const Ticks = z.int().nonnegative().max(100_000);
