import { ArrowDown, BookOpen, ListFilter } from "lucide-react";
import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  useMemo,
  useRef,
  useState,
} from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { reducesMotion, showsPast, store } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { showDay } from "../day/show-day.ts";
import { tellOn } from "../../time/commands.ts";
import { WayBack } from "../time/way-back.tsx";
import { choicesIn, laterStories, toldStories } from "./story-filter.ts";
import { StoryFilters, tellAll, useStoryFilter } from "./story-filters.tsx";
import { StoryList } from "./story-list.tsx";

const SHOWN = 40;

type StoryListProps = ComponentProps<typeof StoryList>;

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
  const isPast = useWindow(showsPast);
  const ahead = useWindow((state) => state.later);
  const later = useMemo(
    () => (isPast ? laterStories(ahead.stories, stories, filter) : []),
    [isPast, ahead, stories, filter],
  );
  const list = useRef<HTMLDivElement>(null);
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
          <NewerLines later={later} list={list} />
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
      {shown.length + later.length > 0 ? null : stories.length === 0 ? (
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
      <StoryList
        key={JSON.stringify(filter)}
        told={shown}
        later={later}
        list={list}
        onVisit={onVisit}
      />
    </section>
  );
}

/** How many lines are newer than the shown moment, and the way to the newest of them. */
function NewerLines({ later, list }: Pick<StoryListProps, "later" | "list">) {
  const isAll = useWindow(({ later: { until }, status }) => until >= (status?.head ?? 0));
  if (later.length === 0) return null;
  const go = ({ detail }: MouseEvent) => {
    const element = list.current;
    const behavior = reducesMotion(store.getState().settings) ? "instant" : "smooth";
    element?.scrollTo({ top: element.scrollHeight, behavior });
    void tellOn();
    if (detail > 0) return;
    // By key, people go on from there.
    const lines = element?.querySelectorAll<HTMLElement>(".story-line:enabled");
    lines?.item(lines.length - 1).focus({ preventScroll: true });
  };
  return (
    <button
      type="button"
      className="card-link"
      title={words.toNewest}
      data-testid="story-newer"
      onClick={go}
    >
      <ArrowDown size={14} aria-hidden />
      {words.newer(later.length, isAll)}
    </button>
  );
}
