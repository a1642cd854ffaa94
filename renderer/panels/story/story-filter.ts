import { TOPICS, type Topic } from "../../../sim/narration/categories.ts";
import type { Story } from "../../../sim/narration/story.ts";

/** Which lines of the story are told. */
export interface StoryFilter {
  /** None is all of them. */
  readonly topics: readonly Topic[];
  /** Only what everybody talks about. */
  readonly priority: boolean;
  /** Id of the only one who is told of; null for everybody. */
  readonly person: string | null;
}

export const isTold = ({ topics, priority, person }: StoryFilter, story: Story): boolean =>
  (topics.length === 0 || topics.includes(story.topic)) &&
  (!priority || story.priority) &&
  (person === null || story.agents.includes(person));

/** The newest lines that are told, at most `limit` of them. */
export const toldStories = (
  stories: readonly Story[],
  filter: StoryFilter,
  limit: number,
): readonly Story[] => stories.filter((story) => isTold(filter, story)).slice(-limit);

/** The lines of `later` that are told and come after everything that was told already. */
export function laterStories(
  later: readonly Story[],
  told: readonly Story[],
  filter: StoryFilter,
): readonly Story[] {
  const last = told.at(-1)?.seq ?? -1;
  return later.filter((story) => story.seq > last && isTold(filter, story));
}

/** How many choices narrow the story; 0 where all of it is told. */
export const choicesIn = ({ topics, priority, person }: StoryFilter): number =>
  topics.length + Number(priority) + Number(person !== null);

/** The topics with one more, or one fewer, in the order of all; all of them are as good as none. */
export function toggledTopic(topics: readonly Topic[], topic: Topic): Topic[] {
  const wanted = TOPICS.filter((one) => topics.includes(one) !== (one === topic));
  return wanted.length === TOPICS.length ? [] : wanted;
}
