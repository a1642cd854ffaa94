import { MapPin } from "lucide-react";

import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { timeOfDay } from "../../format/time.ts";
import { TOPIC_ICONS, TOPIC_WORDS } from "./topics.ts";

interface StoryLineProps {
  readonly story: Story;
  readonly ticksPerDay: number;
  readonly isNewest: boolean;
  readonly onVisit: (x: number, y: number) => void;
}

/** One line of what happened; it leads to whom it tells of, and to where it was. */
export function StoryLine({ story, ticksPerDay, isNewest, onVisit }: StoryLineProps) {
  const { seq, topic, text, merged, place } = story;
  const [person, other] = story.agents;
  const visit = () => (place === null ? undefined : onVisit(place[0], place[1]));
  const go = () => {
    if (person === undefined) visit();
    else void followPair(person, story.agents.length === 2 ? other : undefined);
  };
  const Icon = TOPIC_ICONS[topic];
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
        <Icon size={14} color={`var(--category-${topic})`} aria-label={TOPIC_WORDS[topic]} />
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
export function Times({ count }: { readonly count: number }) {
  return (
    <span className="story-merged">
      <span aria-hidden>{`×${count}`}</span>
      <span className="visually-hidden">{`, ${count} times`}</span>
    </span>
  );
}
