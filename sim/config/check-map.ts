import { checkLegend, checkRows } from "./checks/map-letters.ts";
import { checkNames } from "./checks/map-names.ts";
import { checkObjects, checkVenues } from "./checks/map-places.ts";
import { checkPockets, checkReach } from "./checks/map-reach.ts";
import type { CrossProblem } from "./checks/problem.ts";
import type { MapFile } from "./map.ts";

/**
 * Everything that makes a well-formed map unusable or doubtful: letters, ids, references, things
 * where they cannot be, tiles that nobody can reach. Rows of the wrong size are told alone, since
 * nothing else can be looked up in them.
 */
export function checkMap(map: MapFile): CrossProblem[] {
  const rows = checkRows(map);
  if (rows.length > 0) return [...rows, ...checkNames(map)];
  return [
    ...checkLegend(map),
    ...checkNames(map),
    ...checkVenues(map),
    ...checkObjects(map),
    ...checkReach(map),
    ...checkPockets(map),
  ];
}
