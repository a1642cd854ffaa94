import { type Collapse, COLLAPSES } from "../lifecycle/exit-reasons.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** Who leaves and who comes, as operators have it now. */
export interface LifecycleFigures {
  readonly mortality: boolean;
  readonly exits_today: number;
  readonly max_exits_per_day: number | null;
  /** Whether nobody leaves now because something is, or has just been, cut off. */
  readonly exits_suppressed: boolean;
  /** Fewest and most ticks until somebody takes the place of who left. */
  readonly spawn_delay_ticks: readonly [number, number];
  /** Newcomers on their way, and those who have come so far. */
  readonly arrivals_pending: number;
  readonly arrivals: number;
  readonly collapse: Readonly<
    Record<Collapse, { readonly threshold: number; readonly ticks: number }>
  >;
}

export function lifecycleFigures({ world: { town } }: Town): LifecycleFigures {
  const collapse = (index: number): { readonly threshold: number; readonly ticks: number } => ({
    threshold: town.collapseThreshold[index],
    ticks: town.collapseTicks[index],
  });
  return {
    mortality: town.mortality[0] === 1,
    exits_today: town.exitsToday[0],
    max_exits_per_day: town.exitCap[0] === NONE ? null : town.exitCap[0],
    exits_suppressed: town.exitsSuspended[0] === 1,
    spawn_delay_ticks: [town.spawnDelay[0], town.spawnDelay[1]],
    arrivals_pending: town.tickets[0],
    arrivals: town.newcomers[0],
    collapse: {
      hunger: collapse(COLLAPSES.indexOf("hunger")),
      warmth: collapse(COLLAPSES.indexOf("warmth")),
    },
  };
}
