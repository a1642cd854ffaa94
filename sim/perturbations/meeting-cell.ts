import type { Rules } from "../rules.ts";
import { NONE } from "../world/agent-table.ts";

/**
 * The cell at which people meet in a place: where the object is used from; in a venue the last of its
 * seats, so that those who come to sit down find the others first, or the use tile of whatever stands
 * there. NONE where nothing stands any more.
 */
export function meetingCell({ venues, objects, affordances }: Rules, place: number): number {
  if (place === NONE) return NONE;
  if (place >= venues.length) {
    const object = objects[place - venues.length];
    return object.present ? object.useCell : NONE;
  }
  let cell: number = NONE;
  for (const object of objects) {
    if (!object.present || object.venue !== place) continue;
    const isSeat = affordances.some(
      ({ current, type, tags }) =>
        current && type === object.type && (tags.has("eat") || tags.has("leisure")),
    );
    if (isSeat || cell === NONE) cell = object.useCell;
  }
  return cell;
}
