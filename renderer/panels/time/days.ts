import { WORDS } from "../../../preload/words/words.ts";
import { timeOfDay } from "../../format/time.ts";
import type { Span } from "./span.ts";

/** A line of the ruler, with a word where there is room for it. */
export interface RulerLine {
  readonly tick: number;
  readonly label: string;
  readonly isDay: boolean;
}

const DAY_STEPS = [1, 2, 7, 14, 28, 56, 112, 224, 448] as const;
/** Parts of a day that get a line of their own. */
const HOUR_PARTS = [24, 8, 4, 2] as const;
/** Room that a word needs, in pixels. */
const DAY_ROOM = 58;
const HOUR_ROOM = 64;

/** Lines at the beginnings of days, and at hours where days are wide enough. */
export function rulerLines(span: Span, ticksPerDay: number, width: number): readonly RulerLine[] {
  const dayWidth = (ticksPerDay / span.ticks) * width;
  const step = DAY_STEPS.find((days) => days * dayWidth >= DAY_ROOM) ?? 896;
  const parts = HOUR_PARTS.find((count) => dayWidth / count >= HOUR_ROOM) ?? 1;
  const lines: RulerLine[] = [];
  const first = Math.max(0, Math.floor(span.from / ticksPerDay / step) * step);
  const end = span.from + span.ticks;
  for (let day = first; day * ticksPerDay <= end; day += step) {
    const start = day * ticksPerDay;
    lines.push({ tick: start, label: WORDS.common.day(day + 1), isDay: true });
    if (step > 1) continue;
    for (let part = 1; part < parts; part++) {
      const tick = start + (ticksPerDay / parts) * part;
      lines.push({ tick, label: timeOfDay(tick, ticksPerDay), isDay: false });
    }
  }
  return lines.filter(({ tick }) => tick <= end);
}

/** Days of which anything is in the span, as ticks at which they begin; none where they are too narrow for light and dark. */
export function shadedDays(span: Span, ticksPerDay: number, width: number): readonly number[] {
  if ((ticksPerDay / span.ticks) * width < 36) return [];
  const first = Math.max(0, Math.floor(span.from / ticksPerDay));
  const last = Math.floor((span.from + span.ticks) / ticksPerDay);
  return Array.from(
    { length: last - first + 1 },
    (_unused, index) => (first + index) * ticksPerDay,
  );
}
