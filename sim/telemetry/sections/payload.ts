import { z } from "zod";

import { HostSections } from "./host-sections.ts";
import { NotAvailable, TownSections } from "./town-sections.ts";

const HEADER = {
  schema_version: z.string(),
  /** Another one whenever sending begins anew, as after a restart. */
  stream: z.string(),
  /** Rises within an epoch. */
  tick: z.int().nonnegative(),
  /** Rises by one when what follows does not go on from what came before: another time, or another life, of the town. */
  epoch: z.int().nonnegative(),
};

const sections = z
  .looseObject({ ...TownSections.shape, ...HostSections.shape })
  .partial()
  .extend({ not_available: z.array(NotAvailable) });

/** Everything. Sections of systems that are not there are left out and listed in `not_available`. */
export const Snapshot = sections
  .extend({ ...HEADER, payload_type: z.literal("snapshot") })
  .required({ jobs: true, employment: true, conflict: true });
export type Snapshot = z.infer<typeof Snapshot>;

/** What differs from the payload before: sections with their new value as a whole, and those that are gone. */
export const Diff = z.looseObject({
  ...HEADER,
  payload_type: z.literal("diff"),
  changes: sections.partial(),
  removed: z.array(z.string()).optional(),
});
export type Diff = z.infer<typeof Diff>;

export const Payload = z.discriminatedUnion("payload_type", [Snapshot, Diff]);
export type Payload = z.infer<typeof Payload>;
