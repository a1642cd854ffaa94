import type { TownEvent } from "../../stream/known-events.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

/** An object that somebody waits for. */
export interface QueueRow {
  readonly object: string;
  readonly holders: readonly string[];
  /** In the order in which they came, as far as that was seen; `since` is null where it was not. */
  readonly waiting: readonly { readonly id: string; readonly since: number | null }[];
}

/** Objects that people wait for, the longest line first. */
export function queueRows(
  agents: TownSections["agents"],
  reservations: TownSections["affordance_runtime"]["active_reservations"],
  events: readonly TownEvent[],
): readonly QueueRow[] {
  const waiting = new Map<string, { id: string; since: number | null }[]>();
  for (const [id, { waits_for }] of Object.entries(agents)) {
    if (waits_for === null) continue;
    const line = waiting.get(waits_for) ?? [];
    line.push({ id, since: joinedAt(events, id, waits_for) });
    waiting.set(waits_for, line);
  }
  return [...waiting]
    .map(([object, line]) => ({
      object,
      holders: reservations[object] ?? [],
      // Whose coming was not seen was there before.
      waiting: line.toSorted((a, b) => (a.since ?? -1) - (b.since ?? -1)),
    }))
    .toSorted((a, b) => b.waiting.length - a.waiting.length || a.object.localeCompare(b.object));
}

function joinedAt(events: readonly TownEvent[], id: string, object: string): number | null {
  const found = events.findLast(
    (one) => one.event === "queue_joined" && one["agent_id"] === id && one["object_id"] === object,
  );
  return found?.tick ?? null;
}
