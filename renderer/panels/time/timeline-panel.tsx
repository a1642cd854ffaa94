import { Columns2, GitBranch, StepBack, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { saveTownAs } from "../../commands.ts";
import { askToBranch, stepBack, toggleComparison } from "../../time/commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { layOutLanes } from "./lanes.ts";
import { LiveBadge } from "./live-badge.tsx";
import { TimelineNames } from "./timeline-names.tsx";
import { TimelineTrack } from "./timeline-track.tsx";
import { ZOOMS, zoomOf } from "./span.ts";
import { type Track, useBounds, useTrack } from "./use-track.ts";

const { actions, timeline: words } = WORDS;

interface TimelinePanelProps {
  /** The tick that is drawn, with a fraction; −1 while nothing is. */
  readonly shownTick: () => number;
  readonly onVisit: (x: number, y: number) => void;
}

/** All of the town's time at the bottom of the window; only for a town that keeps its past. */
export function TimelinePanel(props: TimelinePanelProps) {
  const hasTown = useWindow((state) => (state.scene ?? null) !== null);
  const hasHistory = useWindow((state) => state.history !== null);
  const hasNoFile = useWindow((state) => state.status?.file === null);
  if (!hasTown) return null;
  if (hasHistory) return <Timeline {...props} />;
  return hasNoFile ? <NoPast /> : <PastIsRead />;
}

/** A town without a file. */
function NoPast() {
  return (
    <section className="panel timeline is-empty" aria-label={words.title} data-testid="timeline">
      <p className="timeline-note" data-testid="no-past">
        {words.noFile}
      </p>
      <button type="button" className="button" onClick={() => void saveTownAs()}>
        {words.saveAs}
      </button>
    </section>
  );
}

/** As high as what will be there; what there is to read is known with the first status. */
function PastIsRead() {
  const isKnown = useWindow((state) => state.status !== null);
  return (
    <section className="panel timeline is-read" aria-label={words.title} data-testid="timeline">
      {isKnown ? (
        <p className="timeline-note" data-testid="no-past">
          {words.reading}
        </p>
      ) : null}
    </section>
  );
}

function Timeline({ shownTick, onVisit }: TimelinePanelProps) {
  const bounds = useBounds();
  const history = useWindow((state) => state.history);
  const isComparing = useWindow((state) => state.comparison !== null);
  const track = useTrack(bounds, shownTick);
  const lanes = useMemo(
    () => (history === null ? [] : layOutLanes(history, bounds.head)),
    [history, bounds.head],
  );
  return (
    <section className="panel timeline" aria-label={words.title} data-testid="timeline">
      <div className="timeline-side">
        <IconButton
          icon={StepBack}
          label={actions["step-back"].label}
          shortcut=","
          testId="step-back"
          onPress={() => void stepBack()}
        />
        <LiveBadge />
      </div>
      <div className="timeline-body" data-lanes={Math.min(lanes.length, 5)}>
        {lanes.length > 1 ? <TimelineNames lanes={lanes} /> : null}
        <TimelineTrack track={track} lanes={lanes} bounds={bounds} onVisit={onVisit} />
      </div>
      <div className="timeline-side">
        <ZoomControl track={track} bounds={bounds} />
        <IconButton
          icon={GitBranch}
          label={actions["branch-here"].label}
          shortcut="B"
          testId="branch-here"
          onPress={askToBranch}
        />
        <IconButton
          icon={Columns2}
          label={isComparing ? words.endComparison : words.compare}
          shortcut="C"
          testId="compare"
          onPress={toggleComparison}
        />
      </div>
    </section>
  );
}

interface ZoomControlProps {
  readonly track: Track;
  readonly bounds: ReturnType<typeof useBounds>;
}

function ZoomControl({ track, bounds }: ZoomControlProps) {
  const chosen = zoomOf(track.ticks, bounds);
  return (
    <div className="timeline-zoom" role="group" aria-label={words.zoom.title}>
      <IconButton
        icon={ZoomOut}
        label={words.zoom.out}
        testId="zoom-out-time"
        onPress={() => track.zoomBy(1.6)}
      />
      {ZOOMS.map((zoom) => (
        <button
          key={zoom}
          type="button"
          className="zoom-choice"
          aria-pressed={zoom === chosen}
          data-testid={`zoom-${zoom}`}
          onClick={() => track.zoomTo(zoom)}
        >
          {words.zoom.spans[zoom]}
        </button>
      ))}
      <IconButton
        icon={ZoomIn}
        label={words.zoom.in}
        testId="zoom-in-time"
        onPress={() => track.zoomBy(1 / 1.6)}
      />
    </div>
  );
}
