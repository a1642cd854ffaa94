import { ACTIVITIES } from "../../sim/world/activities.ts";
import { activityWords } from "../format/words.ts";
import type { Person } from "../frames/crowd.ts";
import type { Resident } from "../state.ts";
import type { TownMap } from "./town-map.ts";

type Residents = ReadonlyMap<number, Resident>;

/** What the residents list says, by number, from what is drawn. Unchanged entries keep their identity. */
export function summarise(people: readonly Person[], map: TownMap, before: Residents): Residents {
  const now = new Map<number, Resident>();
  let changed = false;
  for (const person of people) {
    if (person.person < 0) continue;
    const row = summary(person, map, people[person.companyRow]);
    const old = before.get(person.person);
    const same = old !== undefined && old.doing === row.doing && old.lowestNeed === row.lowestNeed;
    if (!same) changed = true;
    now.set(person.person, same ? old : row);
  }
  return changed || now.size !== before.size ? now : before;
}

const TALKING = ["", "Chatting", "Cold words", "Arguing"] as const;

function summary(person: Person, map: TownMap, company: Person | undefined): Resident {
  if (!person.present) return { doing: "Not in town", lowestNeed: 1 };
  const activity = ACTIVITIES[person.activity] ?? "idle";
  const object = map.scene.objects[person.object];
  const venue = map.scene.venues.find(({ id }) => id === object?.venue) ?? venueAt(person, map);
  const place = venue?.name ?? null;
  const talk = TALKING[person.talk] ?? "";
  // In steps of two in a hundred, so that rows do not redraw all the time.
  const lowestNeed = Math.round((person.lowestNeed / 255) * 50) / 50;
  if (person.leaving) return { doing: "Leaving town", lowestNeed: 1 };
  if (talk !== "" && company !== undefined)
    return { doing: `${talk} with ${company.identity.name}`, lowestNeed };
  return {
    doing: activityWords(activity, place, person.queuePlace),
    lowestNeed,
  };
}

function venueAt(person: Person, map: TownMap): TownMap["scene"]["venues"][number] | undefined {
  if (person.moving) return undefined;
  return map.scene.venues.find(
    ({ rect: [left, top, wide, tall] }) =>
      person.x >= left && person.x < left + wide && person.y >= top && person.y < top + tall,
  );
}
