import { History, MapPin } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { showMoment } from "./show-moment.ts";
import { StoryWords } from "./story-words.tsx";

interface StoryLineProps {
  readonly story: Story;
  readonly ticksPerDay: number;
  readonly isNewest: boolean;
  /** The past is kept, so that its moment can be shown again. */
  readonly isKept: boolean;
  /** Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: (seq: number) => void;
  readonly onVisit: (x: number, y: number) => void;
}

/** One line of what happened; it leads to whom it tells of, and to where it was. */
export function StoryLine(props: StoryLineProps) {
  const { story, ticksPerDay, isNewest, isKept, isStop, onFocus, onVisit } = props;
  const { seq, text, place } = story;
  const [person, other] = story.agents;
  const visit = () => (place === null ? undefined : onVisit(place[0], place[1]));
  const go = () => {
    if (person === undefined) visit();
    else void followPair(person, story.agents.length === 2 ? other : undefined);
  };
  const tabIndex = isStop ? 0 : -1;
  return (
    <div
      className="story-row"
      data-priority={story.priority || undefined}
      onFocus={() => onFocus(seq)}
    >
      <button
        type="button"
        className="story-line"
        data-testid={`story-${seq}`}
        data-newest={isNewest || undefined}
        disabled={person === undefined && place === null}
        tabIndex={tabIndex}
        onClick={go}
      >
        <StoryWords story={story} ticksPerDay={ticksPerDay} />
      </button>
      {isKept ? (
        <button
          type="button"
          className="story-place"
          title={WORDS.common.showMoment}
          aria-label={WORDS.common.momentOf(text)}
          data-testid={`story-moment-${seq}`}
          tabIndex={tabIndex}
          onClick={() => showMoment(story, onVisit)}
        >
          <History size={14} aria-hidden />
        </button>
      ) : null}
      {person === undefined || place === null ? null : (
        <button
          type="button"
          className="story-place"
          title={WORDS.story.place}
          aria-label={WORDS.story.placeOf(text)}
          data-testid={`story-place-${seq}`}
          tabIndex={tabIndex}
          onClick={visit}
        >
          <MapPin size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
