import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { perObject } from "../../per-object.ts";
import type { TownEvent } from "../../stream/known-events.ts";

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
    line.push({ id, since: lastJoined(events).get(joining(id, waits_for)) ?? null });
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

const joining = (id: unknown, object: unknown): string => `${String(id)} ${String(object)}`;

/** When each joined each line last. */
const lastJoined = perObject(
  (events: readonly TownEvent[]): ReadonlyMap<string, number> =>
    new Map(
      events
        .filter(({ event }) => event === "queue_joined")
        .map((one) => [joining(one["agent_id"], one["object_id"]), one.tick]),
    ),
);
