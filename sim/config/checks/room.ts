import { AFFORDANCE_SLOTS, JOB_SLOTS, TYPE_SLOTS } from "../../world/world.ts";
import { affordancesOf } from "../manifest.ts";
import { placeObjects } from "../place-objects.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, expected } from "./problem.ts";

/** A town counts jobs, affordances and types of objects in rows, of which there are so many. */
export function checkRoom({
  jobs,
  map,
  manifest,
}: Pick<TownConfig, "jobs" | "map" | "manifest">): CrossProblem[] {
  const affordances = affordancesOf(manifest);
  const types = new Set([
    ...placeObjects(map.objects, manifest).map(({ type }) => type),
    ...affordances.map(({ object_type }) => object_type),
  ]);
  return [
    ...atMost(["jobs"], JOB_SLOTS, Object.keys(jobs).length, "jobs"),
    ...atMost(["manifest"], AFFORDANCE_SLOTS, affordances.length, "affordances"),
    ...atMost(["map", "objects"], TYPE_SLOTS, types.size, "types of objects"),
  ];
}

function atMost(
  path: CrossProblem["path"],
  most: number,
  found: number,
  what: string,
): CrossProblem[] {
  return found > most ? [expected(path, `at most ${most} ${what}`, found)] : [];
}
