import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { timeOfDay } from "../../format/time.ts";
import { TOPIC_ICONS } from "./topics.ts";

interface StoryWordsProps {
  readonly story: Story;
  readonly ticksPerDay: number;
}

/** When, of what kind, and what: a line as it is told, without where it leads. */
export function StoryWords({ story: { tick, topic, text, merged }, ticksPerDay }: StoryWordsProps) {
  const Icon = TOPIC_ICONS[topic];
  return (
    <>
      <time>{timeOfDay(tick, ticksPerDay)}</time>
      <Icon size={14} color={`var(--category-${topic})`} aria-label={WORDS.story.topics[topic]} />
      <span className="story-text">
        {text}
        {merged > 1 ? <Times count={merged} /> : null}
      </span>
    </>
  );
}

/** How many occurrences a line stands for. */
function Times({ count }: { readonly count: number }) {
  return (
    <span className="story-merged">
      <span aria-hidden>{WORDS.story.times(count)}</span>
      <span className="visually-hidden">{WORDS.story.timesSpoken(count)}</span>
    </span>
  );
}
