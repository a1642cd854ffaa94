import { closest } from "../closest.ts";
import { PRICES } from "../blocks/economy.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, duplicate, expected, unknown } from "./problem.ts";

/** Affordances name prices that there are, and end within a day. */
export function checkOffers({ manifest, time }: Pick<TownConfig, "manifest" | "time">) {
  const problems: CrossProblem[] = [];
  manifest.forEach(({ price, duration }, index) => {
    const path = ["manifest", index];
    const known: readonly string[] = PRICES;
    if (price !== undefined && !known.includes(price)) {
      problems.push(unknown([...path, "price"], "price", price, known));
    }
    if (duration > time.ticks_per_day) {
      const because = ` (a day has ${time.ticks_per_day})`;
      const wanted = `at most ${time.ticks_per_day} ticks`;
      problems.push(expected([...path, "duration"], wanted, duration, because));
    }
  });
  return problems;
}

/** The map and the manifest speak of the same types of objects, and share no id. */
export function checkObjectTypes({ manifest, map }: Pick<TownConfig, "manifest" | "map">) {
  const problems: CrossProblem[] = [];
  const standing = [...new Set(map.objects.map(({ type }) => type))];
  const offering = new Set(manifest.map(({ object_type }) => object_type));
  manifest.forEach(({ object_type }, index) => {
    const near = standing.includes(object_type) ? null : closest(object_type, standing);
    if (near === null) return;
    const path = ["manifest", index, "object_type"];
    const message = `no object of the map is a '${object_type}'; did you mean '${near}'?`;
    problems.push({ ...doubtful(path, message), found: object_type, expected: near });
  });
  const ids = new Set(manifest.map(({ id }) => id));
  const silent = new Set<string>();
  map.objects.forEach(({ id, type }, index) => {
    if (ids.has(id)) problems.push(duplicate(["map", "objects", index, "id"], id));
    if (offering.has(type) || silent.has(type)) return;
    silent.add(type);
    const path = ["map", "objects", index, "type"];
    problems.push(doubtful(path, `nothing in the manifest is offered by a '${type}'`));
  });
  return problems;
}
