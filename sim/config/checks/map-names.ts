import type { MapFile } from "../map.ts";
import { type CrossProblem, duplicate, unknown, wrong } from "./problem.ts";

/** Ids are unique, and every reference leads somewhere. */
export function checkNames(map: MapFile): CrossProblem[] {
  const venues = map.venues.map(({ id }) => id);
  return [...checkIds(map), ...checkObjectVenues(map, venues), ...checkHomes(map, venues)];
}

function checkIds({ venues, objects }: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const seen = new Set<string>();
  for (const [key, list] of Object.entries({ venues, objects })) {
    list.forEach(({ id }, index) => {
      if (seen.has(id)) problems.push(duplicate([key, index, "id"], id));
      seen.add(id);
    });
  }
  return problems;
}

function checkObjectVenues({ objects }: MapFile, venues: readonly string[]): CrossProblem[] {
  return objects.flatMap(({ venue }, index) =>
    venue === undefined || venues.includes(venue)
      ? []
      : [unknown(["objects", index, "venue"], "venue", venue, venues)],
  );
}

function checkHomes({ homes, objects }: MapFile, venues: readonly string[]): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const beds = objects.filter(({ type }) => type === "bed").map(({ id }) => id);
  const taken = new Set<string>();
  homes.forEach(({ venue_id, bed_id }, index) => {
    const path = ["homes", index];
    if (!venues.includes(venue_id)) {
      problems.push(unknown([...path, "venue_id"], "venue", venue_id, venues));
    }
    if (!beds.includes(bed_id)) {
      const message = `'${bed_id}' is not a bed of this map`;
      problems.push({ ...unknown([...path, "bed_id"], "bed", bed_id, beds), message });
    }
    for (const [key, name] of Object.entries({ venue_id, bed_id })) {
      if (taken.has(`${key} ${name}`)) {
        problems.push(wrong([...path, key], `'${name}' is a home already`));
      }
      taken.add(`${key} ${name}`);
    }
  });
  return problems;
}
