import { type LucideIcon, Megaphone, UserRound } from "lucide-react";
import { type MouseEventHandler, useMemo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { TOPICS } from "../../../sim/narration/categories.ts";
import { changeSettings } from "../../commands.ts";
import { useWindow } from "../../use-window.ts";
import { useNames } from "../dashboard/person.tsx";
import { type StoryFilter, choicesIn, toggledTopic } from "./story-filter.ts";
import { TOPIC_ICONS } from "./topics.ts";

const { story } = WORDS;

/** What people chose to be told of; a choice of whom they follow waits while they follow nobody. */
export function useStoryFilter(): StoryFilter {
  const topics = useWindow(({ settings }) => settings.story_topics);
  const priority = useWindow(({ settings }) => settings.story_priority);
  const person = useWindow(({ settings, followed }) => (settings.story_followed ? followed : null));
  return useMemo(() => ({ topics, priority, person }), [topics, priority, person]);
}

/** Tells everything again. */
export async function tellAll(): Promise<void> {
  await changeSettings({ story_topics: [], story_priority: false, story_followed: false });
}

interface StoryFiltersProps {
  readonly filter: StoryFilter;
  readonly onShowAll: MouseEventHandler;
}

/** Everything that narrows the story, each a button that stays pressed. */
export function StoryFilters({ filter, onShowAll }: StoryFiltersProps) {
  const followed = useWindow((state) => state.followed);
  const nameOf = useNames();
  const { topics, priority, person } = filter;
  return (
    <div className="story-filters" id="story-filters" role="group" aria-label={story.filters.title}>
      {TOPICS.map((topic) => (
        <FilterChip
          key={topic}
          name={topic}
          icon={TOPIC_ICONS[topic]}
          colour={`var(--category-${topic})`}
          label={story.topics[topic]}
          isOn={topics.includes(topic)}
          onToggle={() => void changeSettings({ story_topics: toggledTopic(topics, topic) })}
        />
      ))}
      <FilterChip
        name="priority"
        icon={Megaphone}
        label={story.filters.priority}
        isOn={priority}
        onToggle={() => void changeSettings({ story_priority: !priority })}
      />
      {followed === null ? null : (
        <FilterChip
          name="followed"
          icon={UserRound}
          label={story.filters.followed(nameOf(followed))}
          isOn={person !== null}
          onToggle={() => void changeSettings({ story_followed: person === null })}
        />
      )}
      {choicesIn(filter) === 0 ? null : (
        <button type="button" className="name-link" data-testid="filter-none" onClick={onShowAll}>
          {story.showAll}
        </button>
      )}
    </div>
  );
}

interface FilterChipProps {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly colour?: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function FilterChip({ name, icon: Icon, colour, label, isOn, onToggle }: FilterChipProps) {
  return (
    <button
      type="button"
      className="story-chip"
      aria-pressed={isOn}
      data-testid={`filter-${name}`}
      onClick={onToggle}
    >
      <Icon size={13} color={colour} aria-hidden />
      {label}
    </button>
  );
}
