import { useMemo, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { timeOfDay } from "../../format/time.ts";
import { useWindow } from "../../use-window.ts";
import { DayLine } from "./day-line.tsx";
import { AskAgain, Loading } from "./day-notes.tsx";
import { type DayPage, dayPage } from "./day-page.ts";
import { useDayStories } from "./use-day.ts";

/** Lines that a day is told in, unless people ask for all. */
const LINES = 12;

const words = WORDS.day.stories;

interface DayStoriesProps {
  readonly day: number;
  readonly isToday: boolean;
  readonly onVisit: (x: number, y: number) => void;
}

/** What happened on a day: its sum, what matters most of it, and all of it if people like. */
export function DayStories({ day, isToday, onVisit }: DayStoriesProps) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const now = useWindow(({ status }) => timeOfDay(status?.head ?? 0, ticksPerDay));
  const { stories, again } = useDayStories(day);
  const [isWhole, setWhole] = useState(false);
  const page = useMemo(
    () => (stories.state === "here" ? dayPage(stories.value, LINES) : null),
    [stories],
  );
  const lines = page === null ? [] : isWhole ? page.all : page.lines;
  const told = lines.length + (page?.comings.length ?? 0);
  return (
    <section className="day-part" aria-labelledby="day-stories" data-testid="day-stories">
      <h3 id="day-stories">
        {words.title}
        {isToday ? <small>{words.until(now)}</small> : null}
      </h3>
      <p className="visually-hidden" role="status">
        {page === null ? "" : words.said(day, told)}
      </p>
      {stories.state === "loading" ? <Loading /> : null}
      {stories.state === "failed" ? <AskAgain problem={stories.problem} onAsk={again} /> : null}
      {page === null ? null : (
        <>
          <Sum sum={page.sum} />
          <Lines id="day-lines" lines={lines} ticksPerDay={ticksPerDay} onVisit={onVisit} />
          <Lesser page={page} isWhole={isWhole} onTurn={() => setWhole(!isWhole)} />
          {page.comings.length > 0 ? (
            <div data-testid="day-comings">
              <h3>{words.comings}</h3>
              <Lines lines={page.comings} ticksPerDay={ticksPerDay} onVisit={onVisit} />
            </div>
          ) : null}
          {told > 0 ? null : (
            <p className="day-note" data-testid="day-nothing">
              {isToday ? words.nothingYet : words.nothing}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Sum({ sum }: Pick<DayPage, "sum">) {
  if (sum === null) return null;
  return (
    <p className="day-sum" data-testid="day-sum">
      {sum.text.replace(/^Day \d+: /u, "")}
    </p>
  );
}

interface LinesProps extends Pick<DayStoriesProps, "onVisit"> {
  readonly id?: string;
  readonly lines: readonly Story[];
  readonly ticksPerDay: number;
}

function Lines({ id, lines, ticksPerDay, onVisit }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <ol className="day-lines" id={id}>
      {lines.map((story) => (
        <DayLine key={story.seq} story={story} ticksPerDay={ticksPerDay} onVisit={onVisit} />
      ))}
    </ol>
  );
}

interface LesserProps {
  readonly page: DayPage;
  readonly isWhole: boolean;
  readonly onTurn: () => void;
}

/** Shows what is left out of a day, each at its time, and takes it away again. */
function Lesser({ page: { all, lines }, isWhole, onTurn }: LesserProps) {
  const left = all.length - lines.length;
  if (left === 0) return null;
  return (
    <button
      type="button"
      className="card-link"
      aria-expanded={isWhole}
      aria-controls="day-lines"
      data-testid="day-lesser"
      onClick={onTurn}
    >
      {isWhole ? words.fewer : words.left(left)}
    </button>
  );
}
