import type { Category } from "../narration/categories.ts";
import type { Story } from "../narration/story.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { slotOf } from "../world/world.ts";
import type { Vignette } from "./vignette.ts";

const KINDS: Partial<Record<Category, Vignette["kind"]>> = {
  arrival: "arrival",
  exit_starvation: "exit",
  exit_rent: "exit",
  exit_generic: "exit",
};

/** What is shown of somebody who comes or goes, when a line tells of that; null for every other line. */
export function vignetteOf({ people, world, rules }: Town, story: Story): Vignette | null {
  const kind = KINDS[story.category];
  if (kind === undefined) return null;
  const number = people.findLastIndex(({ id }) => id === story.agents[0]);
  if (number < 0) return null;
  const { id, name, colour, arrived } = people[number];
  const slot = slotOf(world, number);
  return {
    kind,
    tick: story.tick,
    id,
    name,
    colour,
    profile: slot === NONE ? null : rules.profiles[world.agents.profile[slot]],
    text: story.text,
    arrived,
    place: story.place,
  };
}
