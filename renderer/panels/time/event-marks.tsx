import { useState } from "react";
import { createPortal } from "react-dom";

import { WORDS } from "../../../preload/words/words.ts";
import { followPair } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { seek } from "../../time/commands.ts";
import type { Cluster } from "./clusters.ts";
import type { Track } from "./use-track.ts";

/** Lines that the tooltip has room for. */
const LINES = 4;

/** Width of the tooltip, in pixels. */
const TIP_WIDTH = 320;

interface Pointed {
  readonly cluster: Cluster;
  /** Middle of the mark, and the tooltip's lower edge from the bottom of the window. */
  readonly x: number;
  readonly bottom: number;
}

interface EventMarksProps {
  readonly track: Track;
  readonly clusters: readonly Cluster[];
  readonly ticksPerDay: number;
  readonly onVisit: (x: number, y: number) => void;
}

/** Shows the tick of what happened, and whom or where it was. */
export function goTo(cluster: Cluster, onVisit: (x: number, y: number) => void): void {
  const story = cluster.stories.find(({ tick }) => tick === cluster.tick) ?? cluster.stories[0];
  if (story === undefined) return;
  const [person, other] = story.agents;
  void seek(story.tick);
  if (person !== undefined) void followPair(person, story.agents.length === 2 ? other : undefined);
  else if (story.place !== null) onVisit(story.place[0], story.place[1]);
}

/** What happened, one mark each: coloured by what it is about, larger for what everybody talks about. */
export function EventMarks({ track, clusters, ticksPerDay, onVisit }: EventMarksProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { marks, spread, width, place } = track;
  const shown = clusters.filter(({ tick }) => tick <= spread.from + spread.ticks);
  return (
    <div className="track-marks">
      {/* Moves along with the sheet below. */}
      <div className="track-sheet" ref={marks} style={{ width }}>
        {shown.map((cluster) => (
          <button
            key={cluster.stories[0]?.seq}
            type="button"
            tabIndex={-1}
            className="event-mark"
            style={{ left: place(cluster.tick), color: `var(--category-${cluster.topic})` }}
            aria-label={labelOf(cluster, ticksPerDay)}
            data-priority={cluster.priority || undefined}
            data-many={cluster.stories.length > 1 || undefined}
            data-testid={`mark-${cluster.tick}`}
            onPointerEnter={({ currentTarget }) => {
              const { left, top, width: wide } = currentTarget.getBoundingClientRect();
              setPointed({ cluster, x: left + wide / 2, bottom: window.innerHeight - top + 22 });
            }}
            onPointerLeave={() => setPointed(null)}
            onClick={() => goTo(cluster, onVisit)}
          />
        ))}
      </div>
      {pointed === null ? null : <MarkTip pointed={pointed} ticksPerDay={ticksPerDay} />}
    </div>
  );
}

interface MarkTipProps {
  readonly pointed: Pointed;
  readonly ticksPerDay: number;
}

/** What a mark stands for, over the panel. */
function MarkTip({ pointed: { cluster, x, bottom }, ticksPerDay }: MarkTipProps) {
  const more = cluster.stories.length - LINES;
  // Never over the edge of the window.
  const left = Math.max(8, Math.min(x - TIP_WIDTH / 2, window.innerWidth - TIP_WIDTH - 8));
  return createPortal(
    <div className="mark-tip" style={{ left, bottom, width: TIP_WIDTH }} data-testid="mark-tip">
      <time>{dayAndTime(cluster.tick, ticksPerDay)}</time>
      {linesOf(cluster).map(({ seq, text, topic }) => (
        <p key={seq}>
          <i style={{ background: `var(--category-${topic})` }} aria-hidden />
          {text}
        </p>
      ))}
      {more > 0 ? <p className="mark-more">{WORDS.common.andMore(more)}</p> : null}
    </div>,
    document.body,
  );
}

/** What everybody talks about comes first. */
function linesOf({ stories }: Cluster): Cluster["stories"] {
  return stories.toSorted((a, b) => Number(b.priority) - Number(a.priority)).slice(0, LINES);
}

function labelOf({ tick, stories }: Cluster, ticksPerDay: number): string {
  const [first] = stories;
  return WORDS.timeline.mark(dayAndTime(tick, ticksPerDay), first?.text ?? "", stories.length - 1);
}
