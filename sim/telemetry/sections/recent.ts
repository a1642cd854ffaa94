import { z } from "zod";

import type { PreconditionFailure } from "./affordances.ts";
import type { KpiHistory } from "./figures.ts";
import type { RivalryEvent } from "./queues.ts";
import type { RelationshipUpdate } from "./relationships.ts";
import type { Narration } from "./stories.ts";

/** What has happened: its name, its tick, and whatever belongs to events of that name. */
export const TownEvent = z.looseObject({ event: z.string(), tick: z.int() });
export type TownEvent = z.infer<typeof TownEvent>;

/** So many events a window keeps; older ones it forgets. */
export const KEPT_EVENTS = 600;

/** What the state of a town does not hold, as whoever listens to its ticks remembers it. */
export interface Recent {
  /** Of the ticks since the last payload, in order. */
  readonly events: readonly TownEvent[];
  readonly narrations: readonly Narration[];
  readonly relationship_updates: readonly RelationshipUpdate[];
  /** The last ones, oldest first. */
  readonly rivalry_events: readonly RivalryEvent[];
  readonly precondition_failures: readonly PreconditionFailure[];
  readonly kpi_history: KpiHistory;
}
