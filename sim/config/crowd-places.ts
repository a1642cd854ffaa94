import type { MapFile, Position } from "./map.ts";

type MapObject = MapFile["objects"][number];

/** People in one home, who share bed, kitchen and chair. */
export const HOUSEHOLD = 4;

/** Tiles of a home for its people to start from, from the tile beside the bed. */
export const AT_HOME = [
  [0, 0],
  [2, 0],
  [0, 1],
  [2, 2],
] as const;

/** Lots, each with a path along its right and lower rim. */
export const LOT = { width: 5, height: 4 } as const;

/** What stands on the lots of one set of public places. */
export const PUBLIC = ["shop", "shower", "park", "seats", "shower", "park"] as const;

/** A house with everything that a household needs; fridge and stove are used from one tile. */
export function addHome(town: Pick<MapFile, "venues" | "objects" | "homes">, corner: Position) {
  const [x, y] = corner;
  const venue = `home_${town.homes.length + 1}`;
  town.venues.push({
    id: venue,
    name: `House ${town.homes.length + 1}`,
    type: "home",
    rect: [x, y, 4, 3],
    door: [x + 3, y + 1],
  });
  const kitchen: Position = [x + 1, y + 2];
  town.objects.push(
    {
      id: `${venue}_bed`,
      type: "bed",
      position: [x, y],
      use_tile: [x + 1, y],
      venue,
      stock: { sleep_slots: HOUSEHOLD, sleep_capacity: HOUSEHOLD },
    },
    {
      id: `${venue}_fridge`,
      type: "fridge",
      position: [x, y + 2],
      use_tile: kitchen,
      venue,
      stock: { meals: HOUSEHOLD },
    },
    { id: `${venue}_stove`, type: "stove", position: [x + 2, y + 2], use_tile: kitchen, venue },
    {
      id: `${venue}_chair`,
      type: "chair",
      position: [x + 2, y + 1],
      use_tile: [x + 2, y + 1],
      venue,
    },
  );
  town.homes.push({ venue_id: venue, bed_id: `${venue}_bed`, home_tile: [x + 1, y] });
}

/** What stands on the `index`-th public lot of a town: two tills or two showers with room to wait, or six seats. */
export function publicPlace(index: number, [x, y]: Position): MapObject[] {
  const kind = PUBLIC[index % PUBLIC.length];
  const id = `${kind}_${index + 1}`;
  if (kind === "park" || kind === "seats") {
    return [0, 1, 2].flatMap((down) =>
      [0, 2].map((right): MapObject => ({
        id: `${id}_${2 * down + right / 2 + 1}`,
        type: kind === "seats" ? "chair" : "bench",
        position: [x + right, y + down],
        use_tile: [x + right, y + down],
      })),
    );
  }
  return [0, 2].map((down): MapObject => ({
    id: `${id}_${down / 2 + 1}`,
    type: kind === "shop" ? "till" : "shower",
    position: [x, y + down],
    use_tile: [x + 1, y + down],
    queue_nodes: [
      [x + 2, y + down],
      [x + 3, y + down],
    ],
    stock: kind === "shop" ? { meals: 20, food_raw: 14 } : undefined,
  }));
}
