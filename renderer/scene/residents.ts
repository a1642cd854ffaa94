import { ACTIVITIES } from "../../sim/world/activities.ts";
import { activityWords } from "../format/words.ts";
import type { Person } from "../frames/people.ts";
import type { Resident } from "../state.ts";
import type { TownMap } from "./town-map.ts";

/** Rows of the residents list, from what is drawn. Unchanged rows keep their identity. */
export function summarise(
  people: readonly Person[],
  map: TownMap,
  before: readonly Resident[],
): readonly Resident[] {
  let changed = people.length !== before.length;
  const rows = people.map((person) => {
    const row = summary(person, map);
    const old = before[person.slot];
    const same =
      old !== undefined &&
      old.doing === row.doing &&
      old.lowestNeed === row.lowestNeed &&
      old.present === row.present;
    if (!same) changed = true;
    return same ? old : row;
  });
  return changed ? rows : before;
}

function summary(person: Person, map: TownMap): Resident {
  if (!person.present)
    return { slot: person.slot, doing: "Not in town", lowestNeed: 1, present: false };
  const activity = ACTIVITIES[person.activity] ?? "idle";
  const object = map.scene.objects[person.object];
  const venue = map.scene.venues.find(({ id }) => id === object?.venue) ?? venueAt(person, map);
  const place = venue?.name ?? null;
  // In steps of two in a hundred, so that rows do not redraw all the time.
  return {
    slot: person.slot,
    doing: activityWords(activity, place, person.queuePlace),
    lowestNeed: Math.round((person.lowestNeed / 255) * 50) / 50,
    present: true,
  };
}

function venueAt(person: Person, map: TownMap): TownMap["scene"]["venues"][number] | undefined {
  if (person.moving) return undefined;
  return map.scene.venues.find(
    ({ rect: [left, top, wide, tall] }) =>
      person.x >= left && person.x < left + wide && person.y >= top && person.y < top + tall,
  );
}
