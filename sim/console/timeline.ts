import type { TownConfig } from "../config/town-config.ts";
import type { Command } from "./commands.ts";

/** Commands that the scenario itself gives, by the tick they are for. */
export type Timeline = ReadonlyMap<number, readonly Command[]>;

// Shared, so that a tick without commands makes no lists.
const none: readonly Command[] = [];

/** Entries for ticks that never run (0 and before) are given in the first tick. */
export function compileTimeline({ scenario }: TownConfig): Timeline {
  const timeline = new Map<number, Command[]>();
  for (const { tick, command } of scenario.timeline) {
    const due = Math.max(1, tick);
    timeline.set(due, [...(timeline.get(due) ?? []), command]);
  }
  return timeline;
}

/** What the scenario has planned for a tick, in the order of its file. */
export function plannedAt(timeline: Timeline, tick: number): readonly Command[] {
  return timeline.size === 0 ? none : (timeline.get(tick) ?? none);
}
