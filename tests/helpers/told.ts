import { emit } from "../../sim/events/event-log.ts";
import { EVENT, type EventName } from "../../sim/events/kinds.ts";
import { narrate } from "../../sim/narration/narrate.ts";
import { storiesOf } from "../../sim/narration/stories-of.ts";
import type { Story } from "../../sim/narration/story.ts";
import type { Town } from "../../sim/town.ts";
import { beginTick } from "./events.ts";

/** What the town tells of one event of its next tick; cells that stand for people are slots. */
export function toldOf(town: Town, name: EventName, cells: readonly number[], value = 0): Story[] {
  beginTick(town);
  emit(town.world, town.events, EVENT[name], value, ...cells);
  narrate(town);
  return storiesOf(town);
}
