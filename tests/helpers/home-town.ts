import type { MapFile } from "../../sim/config/map.ts";
import type { Town } from "../../sim/town.ts";
import { type TownPlan, makeTown } from "./make-town.ts";

const HOUSE: MapFile["venues"][number] = {
  id: "house",
  name: "House",
  type: "home",
  rect: [0, 0, 5, 3],
  door: [4, 2],
};

/** A piece of furniture in the house, used from below. */
function inHouse(
  type: string,
  x: number,
  stock: Record<string, number> = {},
): MapFile["objects"][number] {
  return { id: type, type, position: [x, 0], use_tile: [x, 1], venue: "house", stock };
}

/**
 * Ann's house, in which bed, fridge (four meals), stove, wardrobe (one set of clothes) and chair
 * stand side by side from (0, 0) to (4, 0), each used from the tile below; the home tile is (0, 1).
 */
export function homeTown(plan: TownPlan = {}): Town {
  return makeTown({
    venues: [HOUSE],
    homes: [{ venue_id: "house", bed_id: "bed", home_tile: [0, 1] }],
    objects: [
      inHouse("bed", 0),
      inHouse("fridge", 1, { meals: 4 }),
      inHouse("stove", 2),
      inHouse("wardrobe", 3, { clothes_clean: 1 }),
      inHouse("chair", 4),
    ],
    people: [{ id: "ann", home: "house" }],
    ...plan,
  });
}
