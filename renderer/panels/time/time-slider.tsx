import type { KeyboardEvent, PointerEvent } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime, spanWords } from "../../format/time.ts";
import { store } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { seek } from "../../time/commands.ts";
import type { Cluster } from "./clusters.ts";
import { goTo } from "./event-marks.tsx";
import type { Bounds } from "./span.ts";
import type { Track } from "./use-track.ts";

const { slider } = WORDS.timeline;

interface TimeSliderProps {
  readonly track: Track;
  readonly bounds: Bounds;
  readonly clusters: readonly Cluster[];
  readonly onVisit: (x: number, y: number) => void;
}

/** The cursor as people and keys take hold of it: arrows go by ticks, Page keys by hours, [ and ] by what happened. */
export function TimeSlider({ track, bounds, clusters, onVisit }: TimeSliderProps) {
  const { first, head, ticksPerDay } = bounds;
  const tick = useWindow((state) => state.sought ?? state.status?.tick ?? 0);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // Keys may come faster than this is drawn.
    const { sought, status } = store.getState();
    const from = sought ?? status?.tick ?? 0;
    const wanted = keyTick(event.key, from, bounds);
    if (wanted !== undefined) void seek(wanted);
    else if (event.key === "+" || event.key === "=") track.zoomBy(1 / 1.4);
    else if (event.key === "-") track.zoomBy(1.4);
    else if (event.key === "[" || event.key === "]") {
      const next =
        event.key === "]"
          ? clusters.find(({ lead }) => lead.tick > from)
          : clusters.findLast(({ lead }) => lead.tick < from);
      if (next === undefined) return;
      goTo(next, onVisit);
    } else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    void seek(track.tickAt(event.clientX));
  };
  const place = dayAndTime(tick, ticksPerDay);
  const text =
    tick < head ? slider.past(place, spanWords(head - tick, ticksPerDay)) : slider.live(place);
  return (
    <div
      className="time-slider"
      role="slider"
      tabIndex={0}
      aria-label={slider.title}
      aria-valuemin={first}
      aria-valuemax={head}
      aria-valuenow={tick}
      aria-valuetext={text}
      data-testid="time-slider"
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
    />
  );
}

/** Where a key leads; undefined for keys that lead nowhere. */
function keyTick(
  key: string,
  tick: number,
  { first, head, ticksPerDay }: Bounds,
): number | undefined {
  const hour = Math.max(1, Math.round(ticksPerDay / 24));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return tick - 1;
    case "ArrowRight":
    case "ArrowUp":
      return tick + 1;
    case "PageDown":
      return tick - hour;
    case "PageUp":
      return tick + hour;
    case "Home":
      return first;
    case "End":
      return head;
    default:
      return undefined;
  }
}
