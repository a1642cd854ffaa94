import { Eye, History, type LucideIcon, MapPin } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { showMoment } from "./show-moment.ts";
import { StoryWords } from "./story-words.tsx";

interface StoryLineProps {
  readonly story: Story;
  readonly ticksPerDay: number;
  /** Before the shown moment, after it, or the line nearest to it, which is marked where the past is shown. */
  readonly at: "before" | "moment" | "later";
  readonly isMarked: boolean;
  /** The past is kept, so that its moment can be shown again. */
  readonly isKept: boolean;
  /** Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: (seq: number) => void;
  readonly onVisit: (x: number, y: number) => void;
}

/** One line of what happened; it leads to whom it tells of, and to where it was. */
export function StoryLine(props: StoryLineProps) {
  const { story, ticksPerDay, at, isMarked, isKept, isStop, onFocus, onVisit } = props;
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
      data-at={at}
      onFocus={() => onFocus(seq)}
    >
      <button
        type="button"
        className="story-line"
        data-testid={at === "later" ? `later-${seq}` : `story-${seq}`}
        aria-current={isMarked || undefined}
        disabled={person === undefined && place === null}
        tabIndex={tabIndex}
        onClick={go}
      >
        <StoryWords story={story} ticksPerDay={ticksPerDay} />
      </button>
      {isMarked ? (
        <Eye className="story-eye" size={14} role="img" aria-label={WORDS.story.shownMoment} />
      ) : null}
      {isKept ? (
        <LineButton
          icon={History}
          title={WORDS.common.showMoment}
          label={WORDS.common.momentOf(text)}
          testId={`story-moment-${seq}`}
          tabIndex={tabIndex}
          onPress={() => showMoment(story, onVisit)}
        />
      ) : null}
      {person === undefined || place === null ? null : (
        <LineButton
          icon={MapPin}
          title={WORDS.story.place}
          label={WORDS.story.placeOf(text)}
          testId={`story-place-${seq}`}
          tabIndex={tabIndex}
          onPress={visit}
        />
      )}
    </div>
  );
}

interface LineButtonProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly label: string;
  readonly testId: string;
  readonly tabIndex: number;
  readonly onPress: () => void;
}

/** What else a line leads to. */
function LineButton({ icon: Icon, title, label, testId, tabIndex, onPress }: LineButtonProps) {
  return (
    <button
      type="button"
      className="story-place"
      title={title}
      aria-label={label}
      data-testid={testId}
      tabIndex={tabIndex}
      onClick={onPress}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
