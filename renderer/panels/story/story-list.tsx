import { type RefObject, useMemo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { dayOf } from "../../format/time.ts";
import { hasPast, showsPast } from "../../state.ts";
import { goByKey } from "../../ui/go-by-key.ts";
import { useOneStop } from "../../ui/use-one-stop.ts";
import { useWindow } from "../../use-window.ts";
import { tellOn } from "../../time/commands.ts";
import { StoryLine } from "./story-line.tsx";
import { useMomentInSight } from "./use-moment-in-sight.ts";

interface StoryListProps {
  /** What was told up to the shown moment, and what is on record after it. */
  readonly told: readonly Story[];
  readonly later: readonly Story[];
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onVisit: (x: number, y: number) => void;
}

/** The lines themselves. In the past, the one of the shown moment is marked, and what comes after it is dimmed. */
export function StoryList({ told, later, list, onVisit }: StoryListProps) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const isKept = useWindow(hasPast);
  const isPast = useWindow(showsPast);
  // At a hundred times nobody could listen to every line.
  const isRacing = useWindow((state) => state.status?.speed === 100);
  const moment = told.at(-1);
  const rows = useMemo(() => [...told, ...later], [told, later]);
  const notePlace = useMomentInSight(list, moment?.seq);
  const lines = useMemo(() => rows.filter(leadsOn).map(({ seq }) => seq), [rows]);
  const [stop, onFocus] = useOneStop(lines, told.findLast(leadsOn)?.seq ?? lines[0]);
  return (
    <>
      <div
        className="scroll"
        role="log"
        // In the past lines are there before their moment comes: it is said below when it has.
        aria-live={isRacing || isPast ? "off" : "polite"}
        aria-label={WORDS.story.list}
        ref={list}
        onScroll={({ currentTarget }) => {
          notePlace();
          if (isPast && isAtEnd(currentTarget)) void tellOn();
        }}
      >
        {/* Keys go from one of its buttons to another. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ol onKeyDown={(event) => goByKey(event, ".story-line:enabled")}>
          {rows.map((story, index) => (
            <li key={story.seq} data-moment={story === moment || undefined}>
              <NewDay before={rows[index - 1]} story={story} ticksPerDay={ticksPerDay} />
              <StoryLine
                story={story}
                ticksPerDay={ticksPerDay}
                isKept={isKept}
                at={index >= told.length ? "later" : story !== moment ? "before" : "moment"}
                isMarked={isPast && story === moment}
                isStop={story.seq === stop}
                onFocus={onFocus}
                onVisit={onVisit}
              />
            </li>
          ))}
        </ol>
      </div>
      <p className="visually-hidden" role="status">
        {isPast && !isRacing ? moment?.text : ""}
      </p>
    </>
  );
}

/** So near to the last line there have to be more. */
const END_PX = 40;

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < END_PX;

interface NewDayProps {
  readonly before: Story | undefined;
  readonly story: Story;
  readonly ticksPerDay: number;
}

/** Says which day a line is of, where it is the first of that day. */
function NewDay({ before, story, ticksPerDay }: NewDayProps) {
  const day = dayOf(story.tick, ticksPerDay);
  if (before !== undefined && dayOf(before.tick, ticksPerDay) === day) return null;
  return <h3 className="story-day">{WORDS.common.day(day)}</h3>;
}

/** Whether a line can be pressed: it tells of somebody, or of a place. */
const leadsOn = ({ agents, place }: Story): boolean => agents.length > 0 || place !== null;
