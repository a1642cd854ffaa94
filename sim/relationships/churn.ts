import { TIE_REASONS, type TieReason } from "../events/kinds.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { CHURN_OWNERS, CHURN_WINDOWS, type World } from "../world/world.ts";

/** Ties that people lost in a window of ticks, the end excluded. */
export interface ChurnWindow {
  readonly window_start: number;
  readonly window_end: number;
  readonly total: number;
  /** By id, the first CHURN_OWNERS of the window. */
  readonly owners: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<TieReason, number>>;
}

/** Counts a lost tie in the window in which it falls. A new one is only begun when there is something to count. */
export function noteChurn(
  { town }: World,
  windowTicks: number,
  tick: number,
  owner: number,
  reason: TieReason,
): void {
  invariant(windowTicks > 0 && tick >= 0, "churn is counted in windows of time");
  const start = tick - (tick % windowTicks);
  let window = (town.churnWindows[0] + CHURN_WINDOWS - 1) % CHURN_WINDOWS;
  if (town.churnWindows[0] === 0 || town.churnStart[window] !== start) {
    window = town.churnWindows[0] % CHURN_WINDOWS;
    town.churnWindows[0] += 1;
    town.churnStart[window] = start;
    const { length } = TIE_REASONS;
    town.churnReasons.fill(0, window * length, (window + 1) * length);
    town.churnLost.fill(0, window * CHURN_OWNERS, (window + 1) * CHURN_OWNERS);
  }
  const kind = TIE_REASONS.indexOf(reason);
  town.churnReasons[window * TIE_REASONS.length + kind] += 1;
  town.tiesEnded[kind] += 1;
  const end = (window + 1) * CHURN_OWNERS;
  for (let at = window * CHURN_OWNERS; at < end; at++) {
    if (town.churnLost[at] > 0 && town.churnOwner[at] !== owner) continue;
    town.churnOwner[at] = owner;
    town.churnLost[at] += 1;
    return;
  }
}

/** Lost ties of the newest window that has any, and of the windows before it, newest last; null before the first. */
export function churnOf(
  town: Town,
): (ChurnWindow & { readonly history: readonly ChurnWindow[] }) | null {
  const begun = town.world.town.churnWindows[0];
  if (begun === 0) return null;
  const kept = Math.min(begun, CHURN_WINDOWS) - 1;
  const history = Array.from({ length: kept }, (_, place) =>
    windowAt(town, (begun - 1 - kept + place) % CHURN_WINDOWS),
  );
  return { ...windowAt(town, (begun - 1) % CHURN_WINDOWS), history };
}

function windowAt({ world, people, config }: Town, window: number): ChurnWindow {
  const { churnStart, churnReasons, churnOwner, churnLost } = world.town;
  const reasons = { decay: 0, capacity: 0, removed: 0 } satisfies Record<TieReason, number>;
  TIE_REASONS.forEach((reason, kind) => {
    reasons[reason] = churnReasons[window * TIE_REASONS.length + kind];
  });
  const owners: Record<string, number> = {};
  for (let at = window * CHURN_OWNERS; at < (window + 1) * CHURN_OWNERS; at++) {
    if (churnLost[at] > 0) owners[people[churnOwner[at]].id] = churnLost[at];
  }
  return {
    window_start: churnStart[window],
    window_end: churnStart[window] + config.relationships.churn_window_ticks,
    total: reasons.decay + reasons.capacity + reasons.removed,
    owners,
    reasons,
  };
}
