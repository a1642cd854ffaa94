import { z } from "zod";

import type { Job } from "./blocks/employment.ts";
import { AT_HOME, HOUSEHOLD, LOT, PUBLIC, addHome, publicPlace } from "./crowd-places.ts";
import type { MapFile, Position } from "./map.ts";

/** A town made for so many people. `side` of the map in tiles; null = as they need. */
export const Crowd = z.strictObject({
  people: z.int().min(1).max(8000),
  side: z.int().min(48).max(512).nullable(),
});
export type Crowd = z.infer<typeof Crowd>;

/** Tiles per person on a map that grows with them: as in the default town, less the emptiest corners. */
const TILES_EACH = 37;
const LEAST_SIDE = 48;
const MOST_SIDE = 384;

/** Side of the map: as given, or so that everybody has room. */
export function sideOf({ people, side }: Crowd): number {
  const needed = Math.ceil(Math.sqrt(people * TILES_EACH) / 8) * 8;
  return side ?? Math.min(MOST_SIDE, Math.max(LEAST_SIDE, needed));
}

/** Every walk has its field of ways, so that a town has only so many places to walk to. */
const MOST_HOMES = 256;
const MOST_SETS = 20;
const MOST_POSTS = 256;
/** People to whom one set of public places is enough, and tiles that are near enough to it. */
const PEOPLE_PER_SET = 50;
const TILES_PER_SET = 48 * 48;
/** People to whom one district is enough: a hall to work in, with homes and public places around it. */
const PEOPLE_PER_DISTRICT = 250;
const MOST_ACROSS = 4;

/** For a day of 140 ticks as much as in the default town. */
const WAGE = 0.0254;
/** Ticks of the day. The shifts share the posts of their hall, and keep everybody from eating at once. */
const SHIFTS = [
  { id: "early", name: "Early shift", start_tick: 270, end_tick: 409 },
  { id: "noon", name: "Noon shift", start_tick: 430, end_tick: 569 },
  { id: "late", name: "Late shift", start_tick: 590, end_tick: 729 },
  { id: "night", name: "Night shift", start_tick: 750, end_tick: 889 },
] as const;

interface District {
  /** North-west corner, and side. */
  readonly corner: Position;
  readonly side: number;
}

/**
 * Map, work and people of a crowd, by districts: a hall in the middle of each, lots with homes among public
 * places around it, and everybody on a tile of their own. The same crowd, the same town. People beyond the
 * room for homes live nowhere; more tiles do not fit than the map has, and the checks of the town say so.
 */
export function crowdTown(crowd: Crowd) {
  const { people } = crowd;
  const side = sideOf(crowd);
  const across = Math.round(Math.sqrt(people / PEOPLE_PER_DISTRICT));
  const districts = divide(side, Math.min(MOST_ACROSS, Math.max(1, across)));
  const share = (count: number, index: number): number =>
    Math.floor(((index + 1) * count) / districts.length) -
    Math.floor((index * count) / districts.length);
  const map = emptyTown(side);
  const jobs: Record<string, Job> = {};
  const wanted = Math.max(people / PEOPLE_PER_SET, (side * side) / TILES_PER_SET);
  const sets = Math.min(MOST_SETS, Math.ceil(wanted));
  const houses = Math.min(MOST_HOMES, Math.ceil(people / HOUSEHOLD));
  const posts = Math.min(MOST_POSTS, Math.ceil(people / SHIFTS.length));
  const homesBefore: number[] = [];
  let places = 0;
  districts.forEach((district, index) => {
    const hall = addHall(map, district, index, share(posts, index));
    for (const { id, ...shift } of SHIFTS) {
      const job = `${id}_${index + 1}`;
      jobs[job] = { ...shift, wage_rate: WAGE, lateness_penalty: 0.1 };
      map.job_sites[job] = hall.posts;
    }
    const lots = lotsOf(district, hall.rect);
    const publicLots = Math.min(Math.floor(lots.length / 2), share(sets * PUBLIC.length, index));
    const built = Math.min(share(houses, index), lots.length - publicLots);
    homesBefore.push(map.homes.length);
    spread(lots, publicLots + built).forEach((corner, at, chosen) => {
      // Public places lie evenly among the homes.
      const before = Math.floor((at * publicLots) / chosen.length);
      const isPublic = Math.floor(((at + 1) * publicLots) / chosen.length) > before;
      if (isPublic) map.objects.push(...publicPlace(places++, corner));
      else addHome(map, corner);
    });
  });
  const districtOf = (home: number): number =>
    homesBefore.findLastIndex((before) => before <= home);
  return { map, jobs, agents: inhabitants(people, map, districts.length, districtOf) };
}

function emptyTown(side: number) {
  return {
    size: [side, side] satisfies Position,
    legend: { ".": { tile: "floor" } },
    rows: Array.from({ length: side }, () => ".".repeat(side)),
    venues: Array<MapFile["venues"][number]>(),
    objects: Array<MapFile["objects"][number]>(),
    homes: Array<MapFile["homes"][number]>(),
    entry_tiles: [
      [0, side - 1],
      [side - 1, side - 1],
    ] satisfies Position[],
    job_sites: Object.fromEntries(Array<[string, Position[]]>()),
  } satisfies MapFile;
}

/** A square map in equal squares, row by row. */
function divide(side: number, across: number): District[] {
  const each = Math.floor(side / across);
  return Array.from({ length: across * across }, (_, index) => ({
    corner: [(index % across) * each, Math.floor(index / across) * each],
    side: each,
  }));
}

/** A hall in the middle of a district, on whole lots, with so many posts in every other column. */
function addHall(
  { venues }: Pick<MapFile, "venues">,
  { corner: [left, top], side }: District,
  index: number,
  count: number,
) {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count / 2)));
  const rows = Math.max(1, Math.ceil(count / columns));
  const width = 2 * columns;
  const x = left + LOT.width * Math.floor((side - width) / 2 / LOT.width);
  const y = top + LOT.height * Math.floor((side - rows) / 2 / LOT.height);
  const rect: [number, number, number, number] = [x, y, width, rows];
  venues.push({
    id: `hall_${index + 1}`,
    name: `Hall ${index + 1}`,
    type: "office",
    rect,
    door: [x, y + rows - 1],
  });
  const posts = Array.from({ length: Math.max(1, count) }, (_, post): Position => [
    x + 1 + 2 * (post % columns),
    y + Math.floor(post / columns),
  ]);
  return { rect, posts };
}

/** North-west corners of the lots of a district that do not touch its hall, row by row. */
function lotsOf(
  { corner: [left, top], side }: District,
  [x, y, width, height]: readonly [number, number, number, number],
): Position[] {
  const across = Math.floor(side / LOT.width);
  const down = Math.floor(side / LOT.height);
  return Array.from({ length: across * down }, (_, index): Position => [
    left + (index % across) * LOT.width,
    top + Math.floor(index / across) * LOT.height,
  ]).filter(
    ([lotX, lotY]) =>
      lotX >= x + width || lotX + LOT.width <= x || lotY >= y + height || lotY + LOT.height <= y,
  );
}

/** So many of a list, evenly spaced. */
function spread<T>(list: readonly T[], count: number): T[] {
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / count)],
  );
}

const COLOURS = ["#d9485f", "#2f7ed8", "#e8963a", "#3a9e6b", "#8a5bd1", "#c9b02f", "#35b0b8"];

/** Everybody, with needs of their own, a place at home while there are any, work near by in shifts by turns, and a tile to start from. */
function inhabitants(
  people: number,
  { size, objects, homes }: MapFile,
  halls: number,
  districtOf: (home: number) => number,
) {
  const [side] = size;
  const rooms = homes.flatMap(({ home_tile: [x, y] }) =>
    AT_HOME.map(([right, down]): Position => [x + right, y + down]),
  );
  const taken = new Set([...objects.map(({ position }) => position), ...rooms].map(String));
  const streets = Array.from({ length: side * side }, (_, cell): Position => [
    cell % side,
    Math.floor(cell / side),
  ]).filter((tile) => !taken.has(String(tile)));
  const starts = [
    ...rooms.slice(0, people),
    ...spread(streets, Math.max(0, people - rooms.length)),
  ];
  return starts.map((position, index) => {
    const place = Math.floor(index / HOUSEHOLD);
    const home = homes[place];
    const hall = home === undefined ? place % halls : districtOf(place);
    return {
      id: `p${index + 1}`,
      name: `P${index + 1}`,
      home: home === undefined ? null : home.venue_id,
      job: `${SHIFTS[index % SHIFTS.length].id}_${hall + 1}`,
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
