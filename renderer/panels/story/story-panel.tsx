import {
  Banknote,
  Briefcase,
  Heart,
  House,
  Landmark,
  type LucideIcon,
  MapPin,
  MessageCircle,
  Users,
} from "lucide-react";
import { useEffect, useRef } from "react";

import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { timeOfDay } from "../../format/time.ts";
import { useWindow } from "../../use-window.ts";

const ICONS: Readonly<Record<Story["topic"], LucideIcon>> = {
  people: MessageCircle,
  work: Briefcase,
  home: House,
  money: Banknote,
  queue: Users,
  need: Heart,
  town: Landmark,
};

const SHOWN = 40;

interface StoryPanelProps {
  readonly onVisit: (x: number, y: number) => void;
}

/** What happened, newest at the bottom; a click goes to whom or where it was. */
export function StoryPanel({ onVisit }: StoryPanelProps) {
  const stories = useWindow((state) => state.stories);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  // At a hundred times nobody could listen to every line.
  const isRacing = useWindow((state) => state.status?.speed === 100);
  const list = useRef<HTMLDivElement>(null);
  // Those who scrolled up to read are left in peace.
  const pinned = useRef(true);
  const lastTop = useRef(0);
  const shown = stories.slice(-SHOWN);
  const newest = shown.at(-1)?.seq;
  useEffect(() => {
    const element = list.current;
    if (element !== null && pinned.current) element.scrollTop = element.scrollHeight;
  }, [newest]);
  const notePlace = () => {
    const element = list.current;
    if (element === null) return;
    // New lines never move the list up: only people do.
    if (element.scrollTop < lastTop.current) pinned.current = false;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < 24) pinned.current = true;
    lastTop.current = element.scrollTop;
  };
  return (
    <section className="panel story" aria-label="Story" data-testid="story">
      <h2 className="panel-title">Story</h2>
      {shown.length === 0 ? (
        <p className="panel-empty">The day has only begun. What happens is told here.</p>
      ) : null}
      <div
        className="scroll"
        role="log"
        aria-live={isRacing ? "off" : "polite"}
        aria-label="What happened"
        ref={list}
        onScroll={notePlace}
      >
        <ol>
          {shown.map((story) => (
            <li key={story.seq}>
              <StoryLine
                story={story}
                ticksPerDay={ticksPerDay}
                isNewest={story.seq === newest}
                onVisit={onVisit}
              />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

interface StoryLineProps extends StoryPanelProps {
  readonly story: Story;
  readonly ticksPerDay: number;
  readonly isNewest: boolean;
}

function StoryLine({ story, ticksPerDay, isNewest, onVisit }: StoryLineProps) {
  const { seq, topic, text, merged, place } = story;
  const [person, other] = story.agents;
  const visit = () => (place === null ? undefined : onVisit(place[0], place[1]));
  const go = () => {
    if (person === undefined) visit();
    else void followPair(person, story.agents.length === 2 ? other : undefined);
  };
  const Icon = ICONS[topic];
  return (
    <div className="story-row" data-priority={story.priority || undefined}>
      <button
        type="button"
        className="story-line"
        data-testid={`story-${seq}`}
        data-newest={isNewest || undefined}
        disabled={person === undefined && place === null}
        onClick={go}
      >
        <time>{timeOfDay(story.tick, ticksPerDay)}</time>
        <Icon size={14} color={`var(--category-${topic})`} aria-label={topic} />
        <span className="story-text">
          {text}
          {merged > 1 ? <Times count={merged} /> : null}
        </span>
      </button>
      {person === undefined || place === null ? null : (
        <button
          type="button"
          className="story-place"
          title="Where it happened"
          aria-label={`Where it happened: ${text}`}
          data-testid={`story-place-${seq}`}
          onClick={visit}
        >
          <MapPin size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** How many occurrences a line stands for. */
function Times({ count }: { readonly count: number }) {
  return (
    <span className="story-merged">
      <span aria-hidden>{`×${count}`}</span>
      <span className="visually-hidden">{`, ${count} times`}</span>
    </span>
  );
}
