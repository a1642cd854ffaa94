import { z } from "zod";

import type { MapFile, Position } from "./map.ts";

/** A town made for so many people. `side` in tiles; null = as they need. */
export const Crowd = z.strictObject({
  people: z.int().min(1).max(8000),
  side: z.int().min(48).max(512).nullable(),
});
export type Crowd = z.infer<typeof Crowd>;

type MapObject = MapFile["objects"][number];

/** Tiles per person on a map that grows with them: as in the default town, less the emptiest corners. */
const TILES_EACH = 37;
const LEAST_SIDE = 48;
const MOST_SIDE = 384;

/** Side of the map: as given, or so that everybody has room. */
export function sideOf({ people, side }: Crowd): number {
  const needed = Math.ceil(Math.sqrt(people * TILES_EACH) / 8) * 8;
  return side ?? Math.min(MOST_SIDE, Math.max(LEAST_SIDE, needed));
}

/** People in one home, who share bed, fridge and chair. */
const HOUSEHOLD = 4;
/** Every walk has its field of ways, so that a town has only so many places to walk to. */
const MOST_HOMES = 256;
const MOST_SETS = 8;
/** People to whom one set of public places is enough. */
const PEOPLE_PER_SET = 50;
/** Lots, each with a path along its right and lower rim. */
const LOT = { width: 6, height: 5 } as const;

/** What stands on public lots, in turns: nine to a set. */
const PUBLIC = [
  "shop",
  "seats",
  "shower",
  "park",
  "seats",
  "shop",
  "shower",
  "park",
  "seats",
] as const;

/**
 * Map and people of a crowd: work in a band along the north, below it lots with homes among public
 * places, and everybody on a tile of their own. The same crowd, the same town. People beyond the room
 * for homes live nowhere; more tiles do not fit than the map has, and the checks of the town say so.
 */
export function crowdTown(crowd: Crowd, jobs: readonly string[]) {
  const side = sideOf(crowd);
  const band = workBand(side, crowd.people, jobs);
  const lots = lotsBelow(side, band.height + 1);
  const sets = Math.min(MOST_SETS, Math.ceil(crowd.people / PEOPLE_PER_SET));
  const publicLots = Math.min(Math.floor(lots.length / 2), sets * PUBLIC.length);
  const homes = Math.min(MOST_HOMES, Math.ceil(crowd.people / HOUSEHOLD), lots.length - publicLots);
  const town = emptyTown(side, band);
  spread(lots, publicLots + homes).forEach((corner, index, chosen) => {
    // Public places lie evenly among the homes.
    const before = Math.floor((index * publicLots) / chosen.length);
    const isPublic = Math.floor(((index + 1) * publicLots) / chosen.length) > before;
    if (isPublic) town.objects.push(...publicPlace(before, corner));
    else addHome(town, corner);
  });
  return { map: town, agents: inhabitants(crowd.people, town, jobs) };
}

function emptyTown(side: number, { venues, sites }: ReturnType<typeof workBand>) {
  return {
    size: [side, side] satisfies Position,
    legend: { ".": { tile: "floor" } },
    rows: Array.from({ length: side }, () => ".".repeat(side)),
    venues: [...venues],
    objects: Array<MapObject>(),
    homes: Array<MapFile["homes"][number]>(),
    entry_tiles: [
      [0, side - 1],
      [side - 1, side - 1],
    ] satisfies Position[],
    job_sites: sites,
  } satisfies MapFile;
}

/** A hall for each job, side by side, with room for those who work there where the map has it. */
function workBand(side: number, people: number, jobs: readonly string[]) {
  const width = Math.floor(side / Math.max(1, jobs.length)) - 1;
  const needed = Math.ceil((1.3 * people) / Math.max(1, jobs.length) / width);
  const height = Math.min(Math.floor(side / 4), Math.max(3, needed));
  const venues = jobs.map((job, index): MapFile["venues"][number] => ({
    id: `hall_${job}`,
    name: `Hall ${index + 1}`,
    type: "office",
    rect: [index * (width + 1), 0, width, height],
    door: [index * (width + 1), height - 1],
  }));
  const posts = Math.min(8, width);
  const sites = Object.fromEntries(
    jobs.map((job, index) => [
      job,
      Array.from({ length: posts }, (_, post): Position => [
        index * (width + 1) + Math.floor((post * width) / posts),
        post % height,
      ]),
    ]),
  );
  return { venues, sites, height };
}

/** North-west corners of all lots, row by row. */
function lotsBelow(side: number, top: number): Position[] {
  const across = Math.floor(side / LOT.width);
  const down = Math.floor((side - 1 - top) / LOT.height);
  return Array.from({ length: Math.max(0, across * down) }, (_, index): Position => [
    (index % across) * LOT.width,
    top + Math.floor(index / across) * LOT.height,
  ]);
}

/** So many of a list, evenly spaced. */
function spread<T>(list: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / count)],
  );
}

function addHome(town: ReturnType<typeof emptyTown>, [x, y]: Position): void {
  const venue = `home_${town.homes.length + 1}`;
  town.venues.push({
    id: venue,
    name: `House ${town.homes.length + 1}`,
    type: "home",
    rect: [x, y, 4, 3],
    door: [x + 3, y + 1],
  });
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
      use_tile: [x + 1, y + 2],
      venue,
      stock: { meals: 4 },
    },
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

/** What stands on the `index`-th public lot. */
function publicPlace(index: number, [x, y]: Position): MapObject[] {
  const kind = PUBLIC[index % PUBLIC.length];
  const id = `${kind}_${index + 1}`;
  const waiting = (count: number): Position[] =>
    Array.from({ length: count }, (_, place): Position => [x + 2 + place, y]);
  switch (kind) {
    case "shop":
      return [
        {
          id,
          type: "till",
          position: [x, y],
          use_tile: [x + 1, y],
          queue_nodes: waiting(3),
          stock: { meals: 20, food_raw: 14 },
        },
      ];
    case "shower":
      return [
        {
          id,
          type: "shower",
          position: [x, y],
          use_tile: [x + 1, y],
          queue_nodes: waiting(3),
        },
      ];
    default:
      return [0, 2, 4].flatMap((right) =>
        [0, 2].map((down): MapObject => ({
          id: `${id}_${right + down / 2 + 1}`,
          type: kind === "seats" ? "chair" : "bench",
          position: [x + right, y + down],
          use_tile: [x + right, y + down],
        })),
      );
  }
}

const COLOURS = ["#d9485f", "#2f7ed8", "#e8963a", "#3a9e6b", "#8a5bd1", "#c9b02f", "#35b0b8"];

/** Everybody, with needs of their own, a job by turns, a place at home while there are any, and a tile to start from. */
function inhabitants(people: number, { size, objects, homes }: MapFile, jobs: readonly string[]) {
  const [side] = size;
  const taken = new Set(objects.map(({ position }) => position.join()));
  const free = Array.from({ length: side * side }, (_, cell): Position => [
    cell % side,
    Math.floor(cell / side),
  ]).filter((tile) => !taken.has(tile.join()));
  const starts = spread(free, people);
  return starts.map((position, index) => {
    const home = homes[Math.floor(index / HOUSEHOLD)];
    return {
      id: `p${index + 1}`,
      name: `P${index + 1}`,
      home: home === undefined ? null : home.venue_id,
      job: jobs.length === 0 ? null : jobs[index % jobs.length],
      position,
      needs: {
        hunger: 0.5 + ((index * 37) % 50) / 100,
        hygiene: 0.5 + ((index * 23) % 50) / 100,
        energy: 0.5 + ((index * 11) % 50) / 100,
      },
      wallet: 2 + ((index * 7) % 20) / 10,
      colour: COLOURS[index % COLOURS.length],
      look: index % 10_000,
    };
  });
}
