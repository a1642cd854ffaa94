import { type CSSProperties, useState } from "react";
import { createPortal } from "react-dom";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { seek } from "../../time/commands.ts";
import { byGravity, type Cluster, middleOf, widthOf } from "./clusters.ts";
import type { Bounds } from "./span.ts";
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
  readonly bounds: Bounds;
  readonly onVisit: (x: number, y: number) => void;
}

/** Shows the tick of the gravest of what happened, and whom or where it was. */
export function goTo({ lead }: Cluster, onVisit: (x: number, y: number) => void): void {
  const [person, other] = lead.agents;
  void seek(lead.tick);
  if (person !== undefined) void followPair(person, lead.agents.length === 2 ? other : undefined);
  else if (lead.place !== null) onVisit(lead.place[0], lead.place[1]);
}

/** What happened, one mark each: coloured by what it is about, shaped by how grave it is; several in one place are their number. */
export function EventMarks({ track, clusters, bounds, onVisit }: EventMarksProps) {
  const { first, ticksPerDay } = bounds;
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { marks, spread, width, place } = track;
  const shown = clusters.filter(({ lead }) => lead.tick <= spread.from + spread.ticks);
  return (
    <div className="track-marks">
      {/* Moves along with the sheet below. */}
      <div className="track-sheet" ref={marks} style={{ width }}>
        {shown.map((cluster) => (
          <EventMark
            key={cluster.stories[0]?.seq}
            cluster={cluster}
            middle={middleOf(cluster, place(cluster.lead.tick), place(first))}
            ticksPerDay={ticksPerDay}
            onPoint={setPointed}
            onVisit={onVisit}
          />
        ))}
      </div>
      {pointed === null ? null : <MarkTip pointed={pointed} ticksPerDay={ticksPerDay} />}
    </div>
  );
}

interface EventMarkProps extends Pick<EventMarksProps, "onVisit"> {
  readonly ticksPerDay: number;
  readonly cluster: Cluster;
  /** On the sheet, in pixels. */
  readonly middle: number;
  readonly onPoint: (pointed: Pointed | null) => void;
}

function EventMark({ cluster, middle, ticksPerDay, onPoint, onVisit }: EventMarkProps) {
  const { lead, gravity, stories } = cluster;
  const wide = widthOf(cluster);
  const moment = dayAndTime(lead.tick, ticksPerDay);
  const style: CSSProperties & Record<"--mark", string> = {
    left: middle - wide / 2,
    width: wide,
    "--mark": `var(--category-${lead.topic})`,
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className="event-mark"
      style={style}
      aria-label={WORDS.timeline.mark(lead.text, moment, stories.length)}
      data-gravity={gravity}
      data-many={stories.length > 1 || undefined}
      data-testid={`mark-${lead.tick}`}
      onPointerEnter={({ currentTarget }) => {
        const { left, top, width } = currentTarget.getBoundingClientRect();
        onPoint({ cluster, x: left + width / 2, bottom: window.innerHeight - top + 22 });
      }}
      onPointerLeave={() => onPoint(null)}
      onClick={() => goTo(cluster, onVisit)}
    >
      <i aria-hidden>{stories.length > 1 ? stories.length : null}</i>
    </button>
  );
}

interface MarkTipProps {
  readonly pointed: Pointed;
  readonly ticksPerDay: number;
}

/** What a mark stands for, over the panel: the gravest line, when it was, and the others. */
function MarkTip({ pointed: { cluster, x, bottom }, ticksPerDay }: MarkTipProps) {
  const { lead, stories } = cluster;
  const others = byGravity(stories)
    .filter(({ seq }) => seq !== lead.seq)
    .slice(0, LINES - 1);
  const more = stories.length - 1 - others.length;
  // Never over the edge of the window.
  const left = Math.max(8, Math.min(x - TIP_WIDTH / 2, window.innerWidth - TIP_WIDTH - 8));
  return createPortal(
    <div className="mark-tip" style={{ left, bottom, width: TIP_WIDTH }} data-testid="mark-tip">
      <MarkLine story={lead} />
      <time>{dayAndTime(lead.tick, ticksPerDay)}</time>
      {others.map((story) => (
        <MarkLine key={story.seq} story={story} />
      ))}
      {more > 0 ? <p className="mark-more">{WORDS.common.andOthers(more)}</p> : null}
    </div>,
    document.body,
  );
}

function MarkLine({ story }: { readonly story: Story }) {
  const { text, topic } = story;
  return (
    <p>
      <i style={{ background: `var(--category-${topic})` }} aria-hidden />
      {text}
    </p>
  );
}
