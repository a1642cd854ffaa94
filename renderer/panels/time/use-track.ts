import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

import { store } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import {
  type Bounds,
  clampSpan,
  isInSight,
  panSpan,
  showTick,
  type Span,
  ticksOf,
  type Zoom,
  zoomSpan,
} from "./span.ts";

/** What is laid out on each side of what is seen, as a share of it: so far it can be moved without being laid out anew. */
const ASIDE = 0.5;

export interface Track {
  /** The box that shows a stretch of time. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** What lies in it and is moved along, laid out by `spread`; the marks lie above the slider. */
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly marks: RefObject<HTMLDivElement | null>;
  readonly playhead: RefObject<HTMLDivElement | null>;
  /** What is laid out: more than is seen. */
  readonly spread: Span;
  /** Width of the spread, in pixels. */
  readonly width: number;
  /** Ticks that are seen at once. */
  readonly ticks: number;
  /** Where a tick lies on the sheet, in pixels. */
  readonly place: (tick: number) => number;
  /** The tick under a point of the window. */
  readonly tickAt: (clientX: number) => number;
  readonly zoomTo: (zoom: Zoom) => void;
  /** Looks closer (below 1) or from farther away, at the cursor or a point of the window. */
  readonly zoomBy: (factor: number, clientX?: number) => void;
  readonly pan: (share: number) => void;
}

/**
 * The stretch of time that is seen, and what moves on it in every frame: the sheet under the cursor, without React.
 * `shownTick` says which tick is drawn now.
 */
export function useTrack(bounds: Bounds, shownTick: () => number): Track {
  const box = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const [boxWidth, setBoxWidth] = useState(0);
  const [zoom, setZoom] = useState<Zoom | null>("all");
  const span = useRef<Span>({ from: bounds.first, ticks: ticksOf("all", bounds) });
  const limits = useRef(bounds);
  const wasInSight = useRef(true);
  const [laidOut, setLaidOut] = useState<Span>(span.current);

  const take = useCallback((next: Span) => {
    span.current = next;
    setLaidOut((old) => {
      const strays = Math.abs(next.from - old.from) > next.ticks * ASIDE * 0.9;
      return strays || next.ticks !== old.ticks ? next : old;
    });
  }, []);

  const all = ticksOf("all", bounds);
  useLayoutEffect(() => {
    limits.current = bounds;
    // A town that lives on has more to show, and another timeline less.
    const wanted = zoom === null ? span.current.ticks : ticksOf(zoom, bounds);
    const cursor = store.getState().status?.tick ?? bounds.first;
    const next = clampSpan({ from: span.current.from, ticks: wanted }, bounds);
    take(next.ticks === span.current.ticks ? next : showTick(next, cursor, bounds));
    // Only when the whole record is another stretch: the head moves all the time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [zoom, all, bounds.first, bounds.ticksPerDay, take]);
  limits.current = bounds;

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setBoxWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const cursorTick = useCallback(() => {
    const { sought, status } = store.getState();
    const shown = shownTick();
    return sought ?? (shown < 0 ? (status?.tick ?? 0) : shown);
  }, [shownTick]);

  useEffect(() => {
    let request = 0;
    const move = () => {
      request = requestAnimationFrame(move);
      const cursor = cursorTick();
      // Who has moved the cursor out of sight to look elsewhere is left in peace.
      const { sought } = store.getState();
      if (!isInSight(span.current, cursor) && (wasInSight.current || sought !== null))
        take(showTick(span.current, cursor, limits.current));
      wasInSight.current = isInSight(span.current, cursor);
      const scale = boxWidth / span.current.ticks;
      const left = (laidOut.from - laidOut.ticks * ASIDE - span.current.from) * scale;
      shift(sheet.current, left);
      shift(marks.current, left);
      shift(playhead.current, (cursor - span.current.from) * scale);
    };
    request = requestAnimationFrame(move);
    return () => cancelAnimationFrame(request);
  }, [boxWidth, cursorTick, laidOut, take]);

  const spread = {
    from: laidOut.from - laidOut.ticks * ASIDE,
    ticks: laidOut.ticks * (1 + 2 * ASIDE),
  };
  const scale = boxWidth / laidOut.ticks;
  const tickAt = (clientX: number): number => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    return span.current.from + ((clientX - left) / Math.max(1, boxWidth)) * span.current.ticks;
  };
  return {
    box,
    sheet,
    marks,
    playhead,
    spread,
    width: boxWidth * (1 + 2 * ASIDE),
    ticks: laidOut.ticks,
    place: (tick) => (tick - spread.from) * scale,
    tickAt,
    zoomTo: setZoom,
    zoomBy: (factor, clientX) => {
      const around = clientX === undefined ? cursorTick() : tickAt(clientX);
      setZoom(null);
      take(zoomSpan(span.current, factor, around, bounds));
    },
    pan: (share) => {
      wasInSight.current = false;
      take(panSpan(span.current, span.current.ticks * share, bounds));
    },
  };
}

function shift(element: HTMLElement | null, x: number): void {
  const transform = `translateX(${x.toFixed(1)}px)`;
  if (element !== null && element.style.transform !== transform)
    element.style.transform = transform;
}

/** What there is to show of the timeline; redraws as it grows. */
export function useBounds(): Bounds {
  const first = useWindow((state) => state.status?.first_tick ?? 0);
  const head = useWindow((state) => state.status?.head ?? 0);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  return { first, head, ticksPerDay };
}
