import type { Database } from "./native.ts";

/**
 * Forgets stored states, all or nothing. Of each timeline the first and the newest stay, and of what lies
 * between the first in every stretch of `everyTicks`.
 */
export function thinKeyframes(database: Database, everyTicks: number): void {
  database
    .prepare<{ every: number }>(
      `DELETE FROM keyframes WHERE (timeline, tick) NOT IN (
         SELECT timeline, min(tick) FROM keyframes GROUP BY timeline
         UNION SELECT timeline, max(tick) FROM keyframes GROUP BY timeline
         UNION SELECT timeline, min(tick) FROM keyframes GROUP BY timeline, tick / CAST(:every AS INTEGER)
       )`,
    )
    .run({ every: everyTicks });
}
