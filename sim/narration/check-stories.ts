import type { Town } from "../town.ts";
import { TOLD_SLOTS } from "../world/world.ts";

/** Every law of what was told that does not hold now, in words; empty in a sound town. */
export function brokenStoryLaws({ world, rules }: Town): string[] {
  const { objects, town } = world;
  const broken: string[] = [];
  const told = town.storiesTold[0];
  const sum = town.storyCounts.reduce((all, count) => all + count, 0);
  if (sum !== told) broken.push(`${told} lines were told, ${sum} by category`);
  const { windowLimit, windowTicks } = rules.narration;
  const tickOf = (line: number): number => town.toldTick[line & (TOLD_SLOTS - 1)];
  if (told > 0 && tickOf(told - 1) > town.tick[0]) broken.push("a line was told in the future");
  if (told > windowLimit && tickOf(told - 1) - tickOf(told - 1 - windowLimit) < windowTicks) {
    broken.push(`more than ${windowLimit} lines in ${windowTicks} ticks`);
  }
  const waiting = objects.squabbles.reduce((all, count) => all + count, 0);
  if (waiting !== town.squabbles[0]) broken.push("small quarrels are counted wrongly");
  return broken;
}
