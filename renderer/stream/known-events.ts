import { KEPT_EVENTS, type TownEvent } from "../../sim/telemetry/sections/recent.ts";

/** The record goes before what has been told since its last tick. */
export function withRecorded(
  known: readonly TownEvent[],
  recorded: readonly TownEvent[],
): readonly TownEvent[] {
  const last = recorded.at(-1)?.tick ?? -1;
  return [...recorded, ...known.filter(({ tick }) => tick > last)].slice(-KEPT_EVENTS);
}

/**
 * What is known to have happened, by rising tick, once a payload of `tick` has told more. What lies behind that
 * tick has not happened there, and what is told a second time counts once.
 */
export function withTold(
  known: readonly TownEvent[],
  told: readonly TownEvent[],
  tick: number,
): readonly TownEvent[] {
  const isAhead = (known.at(-1)?.tick ?? -1) > tick;
  const past = isAhead ? known.filter((event) => event.tick <= tick) : known;
  const newest = past.at(-1)?.tick ?? -1;
  const fresh = told.filter((event) => event.tick > newest);
  return fresh.length === 0 ? past : [...past, ...fresh].slice(-KEPT_EVENTS);
}
