import { type CSSProperties, Fragment } from "react";

import { switchTo } from "../../time/commands.ts";
import type { Lane } from "./lanes.ts";

interface LaneLinesProps {
  readonly lanes: readonly Lane[];
  /** Oldest tick on record. */
  readonly first: number;
  readonly place: (tick: number) => number;
}

type RowStyle = CSSProperties & { readonly "--row": number; readonly "--rows"?: number };

/** One line per timeline, each parting from another at its tick; what leads to the shown town is brighter. */
export function LaneLines({ lanes, first, place }: LaneLinesProps) {
  return lanes.map((lane) => {
    const { timeline, row, parentRow, head, isCurrent, leadsHere, sharedUntil } = lane;
    const start = place(timeline.parent === null ? first : timeline.at);
    const end = Math.max(start + 3, place(head));
    const style = (from: number, to: number): RowStyle => ({
      left: from,
      width: Math.max(0, to - from),
      "--row": row,
    });
    const bend: RowStyle = { left: start, "--row": parentRow, "--rows": row - parentRow };
    return (
      <Fragment key={timeline.name}>
        {row === parentRow ? null : (
          <div className={leadsHere ? "lane-bend leads-here" : "lane-bend"} style={bend} />
        )}
        {/* By key the names are there. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div
          className={isCurrent ? "lane-line is-current" : "lane-line"}
          style={style(row === parentRow ? start : start + 9, end)}
          onClick={() => void switchTo(timeline.name)}
        />
        {leadsHere ? (
          <div
            className="lane-line leads-here"
            style={style(
              row === parentRow ? start : start + 9,
              Math.max(start, place(Math.min(sharedUntil, head))),
            )}
          />
        ) : null}
      </Fragment>
    );
  });
}
