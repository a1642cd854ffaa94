import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { CATEGORIES, TOPIC_OF } from "./categories.ts";
import type { Story } from "./story.ts";
import { worded } from "./story-log.ts";

/** The `index`-th line of the tick, in words. */
export function storyAt(town: Town, index: number): Story {
  const { rules, world, people, stories } = town;
  const line = stories.lines[index];
  const category = CATEGORIES[line.category];
  return {
    seq: line.seq,
    tick: world.town.tick[0],
    category,
    topic: TOPIC_OF[category],
    priority: line.priority || rules.narration.priority[line.category] === 1,
    text:
      line.cause === "operator" ? line.wording[0] : capitalised(worded(line.wording, line.values)),
    cause: typeof line.cause === "number" ? EVENT_KINDS[line.cause].event : line.cause,
    agents: Array.from(line.people.subarray(0, line.count), (person) => people[person].id),
    place: line.cell === NONE ? null : [xOf(rules.grid, line.cell), yOf(rules.grid, line.cell)],
    merged: line.merged,
  };
}

/** What the tick that has just run has to tell, in words and in order. */
export function storiesOf(town: Town): Story[] {
  return Array.from({ length: town.stories.count }, (_, index) => storyAt(town, index));
}

/** A line begins with a capital whatever it begins with. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
