import type { Story } from "../../../sim/narration/story.ts";

/** Lines of the story that lie too close on the timeline to be told apart: one mark. */
export interface Cluster {
  /** Of the line that stands for all: the first that everybody talks about, else the first. */
  readonly tick: number;
  readonly topic: Story["topic"];
  readonly priority: boolean;
  /** By rising tick, at least one. */
  readonly stories: readonly Story[];
}

/** Puts together what is less than `gap` ticks apart. `stories` come by rising tick. */
export function clusterStories(stories: readonly Story[], gap: number): readonly Cluster[] {
  const groups: Story[][] = [];
  let end = -Infinity;
  for (const story of stories) {
    if (story.tick >= end) {
      groups.push([]);
      end = story.tick + gap;
    }
    groups.at(-1)?.push(story);
  }
  return groups.flatMap((group) => {
    const lead = group.find(({ priority }) => priority) ?? group[0];
    if (lead === undefined) return [];
    const { tick, topic, priority } = lead;
    return [{ tick, topic, priority, stories: group }];
  });
}
