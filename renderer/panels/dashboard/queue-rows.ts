import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

type Runtime = TownSections["affordance_runtime"];

/** An object that somebody waits for. */
export interface QueueRow {
  readonly object: string;
  readonly holders: readonly string[];
  /** Whose turn is next comes first. */
  readonly waiting: Runtime["waiting"][string];
}

/** Objects that people wait for, the longest line first. */
export function queueRows({ waiting, active_reservations }: Runtime): readonly QueueRow[] {
  return Object.entries(waiting)
    .map(([object, line]) => ({
      object,
      holders: active_reservations[object] ?? [],
      waiting: line,
    }))
    .toSorted((a, b) => b.waiting.length - a.waiting.length || a.object.localeCompare(b.object));
}
