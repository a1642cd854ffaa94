import { BookOpen, ListFilter } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { dayOf } from "../../format/time.ts";
import { hasPast } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { showDay } from "../day/show-day.ts";
import { WayBack } from "../time/way-back.tsx";
import { rowByKey } from "../../ui/find-row.ts";
import { useOneStop } from "../../ui/use-one-stop.ts";
import { choicesIn, toldStories } from "./story-filter.ts";
import { StoryFilters, tellAll, useStoryFilter } from "./story-filters.tsx";
import { StoryLine } from "./story-line.tsx";

const SHOWN = 40;

const words = WORDS.story;
const theDay = WORDS.actions["show-day"].label;

interface StoryPanelProps {
  readonly onVisit: (x: number, y: number) => void;
}

/** What happened, newest at the bottom, as far as people want to be told; a click goes to whom or where it was. */
export function StoryPanel({ onVisit }: StoryPanelProps) {
  const stories = useWindow((state) => state.stories);
  const filter = useStoryFilter();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = useMemo(() => toldStories(stories, filter, SHOWN), [stories, filter]);
  const choices = choicesIn(filter);
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    setOpen(false);
    button.current?.focus();
    event.preventDefault();
  };
  const showAll = ({ detail }: MouseEvent) => {
    // The button that was pressed goes away: by key, people go on from the one that opened it.
    if (detail === 0) button.current?.focus();
    void tellAll();
  };
  return (
    <section className="panel story" aria-label={words.title} data-testid="story">
      <div role="presentation" onKeyDown={close}>
        <header className="story-head">
          <h2>{words.title}</h2>
          <WayBack testId="story-back" />
          <button
            type="button"
            className="story-button"
            aria-label={theDay}
            title={WORDS.common.withKey(theDay, "T")}
            data-testid="open-day"
            onClick={showDay}
          >
            <BookOpen size={15} aria-hidden />
          </button>
          <button
            type="button"
            className="story-button"
            aria-label={choices === 0 ? words.choose : words.chosen(choices)}
            title={words.choose}
            aria-expanded={isOpen}
            aria-controls="story-filters"
            data-testid="story-filter"
            ref={button}
            onClick={() => setOpen(!isOpen)}
          >
            <ListFilter size={15} aria-hidden />
            {choices === 0 ? null : <span className="story-count">{choices}</span>}
          </button>
        </header>
        {isOpen ? <StoryFilters filter={filter} onShowAll={showAll} /> : null}
      </div>
      {shown.length > 0 ? null : stories.length === 0 ? (
        <p className="panel-empty">{words.empty}</p>
      ) : (
        <p className="panel-empty" role="status" data-testid="story-none">
          {words.none}{" "}
          {isOpen ? null : (
            <button type="button" className="name-link" data-testid="story-all" onClick={showAll}>
              {words.showAll}
            </button>
          )}
        </p>
      )}
      {/* Other lines are another list, which is not read out like lines that come. */}
      <StoryList key={JSON.stringify(filter)} shown={shown} onVisit={onVisit} />
    </section>
  );
}

interface StoryListProps extends StoryPanelProps {
  readonly shown: ReturnType<typeof toldStories>;
}

function StoryList({ shown, onVisit }: StoryListProps) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const isKept = useWindow(hasPast);
  // At a hundred times nobody could listen to every line.
  const isRacing = useWindow((state) => state.status?.speed === 100);
  const list = useRef<HTMLDivElement>(null);
  // Those who scrolled up to read are left in peace.
  const pinned = useRef(true);
  const lastTop = useRef(0);
  const lastWidth = useRef(0);
  const newest = shown.at(-1)?.seq;
  const lines = useMemo(() => shown.filter(leadsOn).map(({ seq }) => seq), [shown]);
  const [stop, onFocus] = useOneStop(lines, lines.at(-1));
  useEffect(() => {
    const element = list.current;
    if (element !== null && pinned.current) element.scrollTop = element.scrollHeight;
  }, [newest]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // Lines that break anew, or come into sight again, are other places for the same text.
    const observer = new ResizeObserver(() => {
      lastWidth.current = element.clientWidth;
      if (pinned.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const notePlace = () => {
    const element = list.current;
    if (element === null || element.clientWidth !== lastWidth.current) return;
    // New lines never move the list up: only people do.
    if (element.scrollTop < lastTop.current) pinned.current = false;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < 24) pinned.current = true;
    lastTop.current = element.scrollTop;
  };
  return (
    <div
      className="scroll"
      role="log"
      aria-live={isRacing ? "off" : "polite"}
      aria-label={words.list}
      ref={list}
      onScroll={notePlace}
    >
      {/* Keys go from one of its buttons to another. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol onKeyDown={goByKey}>
        {shown.map((story, index) => (
          <li key={story.seq}>
            <NewDay before={shown[index - 1]} story={story} ticksPerDay={ticksPerDay} />
            <StoryLine
              story={story}
              ticksPerDay={ticksPerDay}
              isKept={isKept}
              isNewest={story.seq === newest}
              isStop={story.seq === stop}
              onFocus={onFocus}
              onVisit={onVisit}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

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

/** Arrows, Home and End go from line to line. */
function goByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".story-line:enabled")];
  const own = event.target.closest("li")?.querySelector(".story-line");
  const at = rows.findIndex((row) => row === own);
  const row = rowByKey(event.key, at, rows.length);
  if (row === undefined) return;
  rows[row]?.focus();
  event.preventDefault();
}
