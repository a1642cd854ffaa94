import { z } from "zod";

import { PRICES } from "../config/blocks/economy.ts";

const Someone = z.strictObject({ id: z.string(), name: z.string() });

/** What the town panel shows beside weather and outages. Built on demand, never per tick. */
export const TownFigures = z.strictObject({
  /** In meals. `usual` is the lasting price, `causes` what keeps the price in force away from it. */
  prices: z.array(
    z.strictObject({
      key: z.enum(PRICES),
      now: z.number(),
      usual: z.number(),
      causes: z.array(z.enum(["weather", "disturbance"])),
    }),
  ),
  /** A day's rent, in meals. */
  rent: z.number(),
  /** Who has no job, with what they do about it in words. */
  out_of_work: z.array(Someone.extend({ about: z.string() })),
  /** Jobs that have places left; jobs that take everybody are left out. */
  vacancies: z.array(z.strictObject({ job: z.string(), places: z.int() })),
  /** Who is about to leave town over lost work, who waits longest first. */
  leaving: z.array(Someone),
  /** Newcomers on their way to the places of those who have left. */
  arriving: z.int().nonnegative(),
  /** The last five who have left, newest first: when they set out, why in words to be read after the name, how long they were here. */
  departures: z.array(
    Someone.extend({ tick: z.int(), reason: z.string(), days_lived: z.number() }),
  ),
});
export type TownFigures = z.infer<typeof TownFigures>;
