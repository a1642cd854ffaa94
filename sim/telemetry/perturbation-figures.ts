import type { Town } from "../town.ts";
import { dayOf } from "../world/calendar.ts";

/**
 * What chance has brought of one disturbance, to be held against what it should have: `starts` is
 * the number of draws that came up, `expected` the sum of the chances of all ticks in which it was
 * drawn for, `variance` the sum of p(1 − p) over them. A draw that came up while something else was
 * on may have been put off (`staggered`); it counts when it was drawn. `total` are all starts, those
 * by command included.
 */
export interface SpecFigures {
  readonly starts: number;
  readonly expected: number;
  readonly variance: number;
  readonly staggered: number;
  readonly total: number;
}

export interface PerturbationFigures {
  readonly specs: Readonly<Record<string, SpecFigures>>;
  /** Days on which two that chance brought were on at once, and complete days. */
  readonly overlap_days: number;
  readonly days: number;
}

/** Figures of the whole life of a town, by name; what neither is in force nor ever was on is left out. */
export function perturbationFigures({ world, rules }: Town): PerturbationFigures {
  const { town: state } = world;
  const specs: Record<string, SpecFigures> = {};
  rules.events.specs.forEach(({ name }, row) => {
    const isKnown = rules.book.events.current.includes(row) || state.specStarts[row] > 0;
    if (!isKnown && state.specExpected[row] === 0) return;
    const before = specs[name];
    specs[name] = {
      starts: state.specDrawn[row] + (before?.starts ?? 0),
      expected: state.specExpected[row] + (before?.expected ?? 0),
      variance: state.specVariance[row] + (before?.variance ?? 0),
      staggered: state.specStaggered[row] + (before?.staggered ?? 0),
      total: state.specStarts[row] + (before?.total ?? 0),
    };
  });
  return {
    specs,
    overlap_days: state.overlapDays[0],
    days: dayOf(state.tick[0], rules.ticksPerDay),
  };
}
