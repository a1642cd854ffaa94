import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import { follow, openDialog } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { store } from "../../state.ts";
import { Badge } from "../../ui/badge.tsx";
import { useSomebody } from "../dashboard/person.tsx";
import { showMoment } from "../story/show-moment.ts";
import { StoryWords } from "../story/story-words.tsx";

/** People of a line who get a button of their own. */
const PEOPLE = 3;

interface DayLineProps {
  readonly story: Story;
  readonly ticksPerDay: number;
  readonly onVisit: (x: number, y: number) => void;
}

/** One line of a day: it leads to its moment; the people in it lead to themselves. */
export function DayLine({ story, ticksPerDay, onVisit }: DayLineProps) {
  const { seq, tick, priority, agents } = story;
  return (
    <li className="day-line" data-priority={priority || undefined}>
      <button
        type="button"
        className="day-moment"
        title={WORDS.common.goTo(dayAndTime(tick, ticksPerDay))}
        data-testid={`day-story-${seq}`}
        onClick={() => {
          leave();
          showMoment(story, onVisit);
        }}
      >
        <StoryWords story={story} ticksPerDay={ticksPerDay} />
      </button>
      <span className="day-people">
        {agents.slice(0, PEOPLE).map((id) => (
          <PersonMark key={id} id={id} />
        ))}
      </span>
    </li>
  );
}

/** Nothing may lie over the town that people go to look at. */
function leave(): void {
  openDialog(null);
  store.setState({ dashboard: false });
}

/** Somebody who lives here now; a click follows them. */
function PersonMark({ id }: { readonly id: string }) {
  const known = useSomebody(id);
  if (known === undefined) return null;
  return (
    <button
      type="button"
      className="day-person"
      title={WORDS.common.follow(known.name)}
      aria-label={WORDS.common.follow(known.name)}
      data-testid={`day-person-${id}`}
      onClick={() => {
        leave();
        void follow(id);
      }}
    >
      <Badge name={known.name} colour={known.colour} />
    </button>
  );
}
