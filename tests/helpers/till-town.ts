import type { Town } from "../../sim/town.ts";
import { type TownPlan, makeTown } from "./make-town.ts";

/** Index of the only object of `tillTown`. */
export const TILL = 0;
/** Where its holder stands, and where those who wait stand. */
export const USE_TILE = [3, 1] as const;

/**
 * A till at (3, 0), used from (3, 1), with room for three to wait at (3, 2) to (3, 4), and some
 * people along the left edge: (0, 0), (0, 1), (0, 2) …
 */
export function tillTown(ids: readonly string[], plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      {
        id: "till",
        type: "till",
        position: [3, 0],
        use_tile: [3, 1],
        queue_nodes: [
          [3, 2],
          [3, 3],
          [3, 4],
        ],
        stock: { meals: 10, food_raw: 10 },
      },
    ],
    people: ids.map((id, index) => ({ id, position: [0, index] })),
    ...plan,
  });
}
