/** The stretch of time that the timeline shows: `ticks` of them from `from` on, both with fractions. */
export interface Span {
  readonly from: number;
  readonly ticks: number;
}

/** What there is to show: whole ticks, both ends included. */
export interface Bounds {
  readonly first: number;
  readonly head: number;
  readonly ticksPerDay: number;
}

export const ZOOMS = ["day", "week", "all"] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The closest that one may look, in ticks. */
const CLOSEST = 40;
/** Room behind the head, as a share of the span: the newest is never at the very edge. */
const MARGIN = 0.06;

/** How many ticks a zoom shows. In steps, so that a town that lives on is not laid out anew at every tick. */
export function ticksOf(zoom: Zoom, { first, head, ticksPerDay }: Bounds): number {
  if (zoom === "day") return ticksPerDay;
  if (zoom === "week") return ticksPerDay * 7;
  const record = Math.max(head - first, ticksPerDay / 5) * (1 + MARGIN);
  const step = Math.max(ticksPerDay / 20, 10 ** Math.floor(Math.log10(record)) / 5);
  return Math.ceil(record / step) * step;
}

/** Keeps a span over what there is; a record that is shorter than the span begins at its left edge. */
export function clampSpan({ from, ticks }: Span, bounds: Bounds): Span {
  const kept = Math.max(CLOSEST, Math.min(ticks, ticksOf("all", bounds)));
  const latest = bounds.head + kept * MARGIN - kept;
  return { from: Math.max(bounds.first, Math.min(from, latest)), ticks: kept };
}

/** Looks closer or from farther away; `tick` stays where it is on the screen. */
export function zoomSpan(
  { from, ticks }: Span,
  factor: number,
  tick: number,
  bounds: Bounds,
): Span {
  const next = Math.max(CLOSEST, Math.min(ticks * factor, ticksOf("all", bounds)));
  return clampSpan({ from: tick - ((tick - from) / ticks) * next, ticks: next }, bounds);
}

export function panSpan({ from, ticks }: Span, by: number, bounds: Bounds): Span {
  return clampSpan({ from: from + by, ticks }, bounds);
}

/** Moves no farther than it takes to see `tick`, with a little of what surrounds it. */
export function showTick({ from, ticks }: Span, tick: number, bounds: Bounds): Span {
  const edge = ticks * MARGIN;
  const wanted = Math.min(Math.max(from, tick - ticks + edge), Math.max(tick - edge, bounds.first));
  return clampSpan({ from: wanted, ticks }, bounds);
}

export const isInSight = ({ from, ticks }: Span, tick: number): boolean =>
  tick >= from && tick <= from + ticks;

/** The zoom that shows so many ticks, or none. */
export const zoomOf = (ticks: number, bounds: Bounds): Zoom | null =>
  ZOOMS.find((zoom) => Math.abs(ticksOf(zoom, bounds) - ticks) < 1) ?? null;
