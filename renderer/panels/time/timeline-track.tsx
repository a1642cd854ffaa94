import { useEffect } from "react";

import type { Cluster } from "./clusters.ts";
import { rulerLines, shadedDays } from "./days.ts";
import type { Lane } from "./lanes.ts";
import { LaneLines } from "./lane-lines.tsx";
import { EventMarks } from "./event-marks.tsx";
import { TimeSlider } from "./time-slider.tsx";
import type { Bounds } from "./span.ts";
import type { Track } from "./use-track.ts";
import { useClusters } from "./use-marks.ts";

interface TimelineTrackProps {
  readonly track: Track;
  readonly lanes: readonly Lane[];
  readonly bounds: Bounds;
  readonly onVisit: (x: number, y: number) => void;
}

/** Days, what happened in them, the timelines, and the cursor. */
export function TimelineTrack({ track, lanes, bounds, onVisit }: TimelineTrackProps) {
  const { box, sheet, playhead, spread, width, place } = track;
  const clusters: readonly Cluster[] = useClusters(spread, bounds, width);
  const { ticksPerDay } = bounds;
  const lines = rulerLines(spread, ticksPerDay, width);
  useWheel(track);
  return (
    <div className="track" ref={box} data-testid="track">
      <div className="track-sheet" ref={sheet} style={{ width }} aria-hidden>
        {shadedDays(spread, ticksPerDay, width).map((day) => (
          <div
            key={day}
            className="track-day"
            style={{ left: place(day), width: place(day + ticksPerDay) - place(day) }}
          />
        ))}
        {lines.map(({ tick, label, isDay }) => (
          <div
            key={tick}
            className={isDay ? "ruler-line is-day" : "ruler-line"}
            style={{ left: place(tick) }}
          >
            {label}
          </div>
        ))}
        <LaneLines lanes={lanes} first={bounds.first} place={place} />
      </div>
      <TimeSlider track={track} bounds={bounds} clusters={clusters} onVisit={onVisit} />
      <EventMarks track={track} clusters={clusters} bounds={bounds} onVisit={onVisit} />
      <div className="playhead" ref={playhead} aria-hidden />
    </div>
  );
}

/** The wheel looks closer where the pointer is; sideways, or with Shift, it moves along. React's own listener could not keep the page still. */
function useWheel(track: Track): void {
  useEffect(() => {
    const element = track.box.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
        track.pan(sideways / element.clientWidth);
      else track.zoomBy(Math.exp(event.deltaY * 0.0016), event.clientX);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  });
}
