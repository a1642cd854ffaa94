import { EXIT_REASONS } from "../lifecycle/exit-reasons.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import type { Story } from "../narration/story.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { slotOf } from "../world/world.ts";
import type { Vignette } from "./vignette.ts";
import { departureText } from "./words.ts";

/**
 * Who has come, and who has set out to leave, after tick `since`, in that order of time. They are shown
 * whatever the story has room for; `stories` lends its words to those of whom it tells.
 */
export function vignettesSince(town: Town, since: number, stories: readonly Story[]): Vignette[] {
  const { world, people } = town;
  const { agents } = world;
  const shown: Vignette[] = [];
  for (const [number, { id, name, arrived, left }] of people.entries()) {
    if (arrived > since) {
      const told = stories.find(
        ({ category, agents: [who] }) => category === "arrival" && who === id,
      );
      const text = told?.text ?? `${name} has come to live here.`;
      shown.push(vignetteOf(town, number, "arrival", arrived, text));
    }
    const slot = slotOf(world, number);
    const setsOut = slot !== NONE && isLeaving(world, slot);
    const tick = setsOut ? agents.leavingSince[slot] : (left?.tick ?? since);
    if (tick <= since) continue;
    const reason = setsOut ? EXIT_REASONS[agents.leavingReason[slot]] : (left?.reason ?? "");
    const text = `${name} ${departureText(reason)}`;
    shown.push(vignetteOf(town, number, "exit", tick, text));
  }
  return shown.toSorted((a, b) => a.tick - b.tick);
}

function vignetteOf(
  { people, world, rules }: Town,
  number: number,
  kind: Vignette["kind"],
  tick: number,
  text: string,
): Vignette {
  const { id, name, colour, arrived } = people[number];
  const slot = slotOf(world, number);
  const { agents } = world;
  const { grid } = rules;
  return {
    kind,
    tick,
    id,
    name,
    colour,
    profile: slot === NONE ? null : rules.profiles[agents.profile[slot]],
    text,
    arrived,
    place: slot === NONE ? null : [xOf(grid, agents.cell[slot]), yOf(grid, agents.cell[slot])],
  };
}
