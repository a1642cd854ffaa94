import { z } from "zod";

import { Problem } from "../../../preload/contract.ts";

/** What comes back over the bridge, whatever was asked. */
export const Reply = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
