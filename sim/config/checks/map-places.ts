import type { MapFile, Position } from "../map.ts";
import { SOLID_PROPS } from "../map.ts";
import { meaningAt } from "./map-letters.ts";
import { type CrossProblem, doubtful, wrong } from "./problem.ts";

type Venue = MapFile["venues"][number];
type MapObject = MapFile["objects"][number];

/** Venues lie on the map, apart from one another, with the door on the rim. */
export function checkVenues({ venues, size, homes }: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const [width, height] = size;
  venues.forEach((venue, index) => {
    const path = ["venues", index];
    const [left, top, wide, high] = venue.rect;
    if (left + wide > width || top + high > height) {
      const message = `${venue.id} reaches outside the map (${width} × ${height})`;
      problems.push(wrong([...path, "rect"], message));
    }
    const other = venues.slice(0, index).find((before) => overlap(before, venue));
    if (other !== undefined) {
      problems.push(wrong([...path, "rect"], `${venue.id} overlaps ${other.id}`));
    }
    if (!isOnRim(venue)) {
      const message = `door [${venue.door.join(", ")}] is not on the rim of ${venue.id}`;
      problems.push(wrong([...path, "door"], message));
    }
  });
  homes.forEach(({ venue_id, home_tile }, index) => {
    const venue = venues.find(({ id }) => id === venue_id);
    if (venue === undefined || isInside(venue, home_tile)) return;
    const message = `home tile [${home_tile.join(", ")}] lies outside ${venue_id}`;
    problems.push(wrong(["homes", index, "home_tile"], message));
  });
  return problems;
}

/** Objects stand where something can stand, best each on a tile of its own, and are used from beside. */
export function checkObjects(map: MapFile): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const standing = new Map<string, string>();
  const places = placesInUse(map);
  map.objects.forEach((object, index) => {
    const path = ["objects", index];
    const found = misplaced(map, object);
    if (found !== null) problems.push(wrong([...path, "position"], found));
    const other = standing.get(object.position.join());
    if (other !== undefined) {
      const message = `${object.id} [${object.position.join(", ")}] stands on ${other}`;
      problems.push(doubtful([...path, "position"], message));
    }
    standing.set(object.position.join(), object.id);
    const { id, use_tile, queue_nodes = [] } = object;
    if (distance(object.position, use_tile) > 1) {
      const message = `use tile of ${id} [${use_tile.join(", ")}] is not beside it`;
      problems.push(wrong([...path, "use_tile"], message));
    }
    queue_nodes.forEach((node, place) => {
      const [first] = places.get(node.join()) ?? [];
      const earlier = queue_nodes.slice(0, place).some((before) => before.join() === node.join());
      if (first === undefined || (first.owner === id && first.what === "queue node" && !earlier)) {
        return;
      }
      const owner = first.owner === id ? "it already" : first.owner;
      const message = `queue node of ${id} [${node.join(", ")}] is a ${first.what} of ${owner}`;
      problems.push(wrong([...path, "queue_nodes", place], message));
    });
  });
  return problems;
}

interface PlaceInUse {
  readonly owner: string;
  readonly what: "use tile" | "queue node";
}

/** What each tile serves as, use tiles first, then queue nodes in the order of the objects. */
function placesInUse({ objects }: MapFile): Map<string, PlaceInUse[]> {
  const places = new Map<string, PlaceInUse[]>();
  const add = (tile: Position, place: PlaceInUse): void => {
    const key = tile.join();
    places.set(key, [...(places.get(key) ?? []), place]);
  };
  for (const { id, use_tile } of objects) add(use_tile, { owner: id, what: "use tile" });
  for (const { id, queue_nodes = [] } of objects) {
    for (const node of queue_nodes) add(node, { owner: id, what: "queue node" });
  }
  return places;
}

/** Why an object cannot stand where it does; null when it can. */
function misplaced(map: MapFile, { id, type, position, venue }: MapObject): string | null {
  const at = `[${position.join(", ")}]`;
  const meaning = meaningAt(map, position[0], position[1]);
  if (meaning === undefined) return `${id} ${at} stands outside the map`;
  const { tile, prop } = meaning;
  if (tile === "wall" || tile === "door" || tile === "queue_node") {
    return `${id} ${at} stands in a ${tile === "queue_node" ? "queue" : tile}`;
  }
  const solid: readonly string[] = SOLID_PROPS;
  if (prop !== undefined && prop !== type && solid.includes(prop))
    return `${id} ${at} stands in a ${prop}`;
  const around = map.venues.find((entry) => entry.id === venue);
  if (around !== undefined && !isInside(around, position)) {
    return `${id} ${at} stands outside ${around.id}`;
  }
  return null;
}

function isInside({ rect: [left, top, wide, high] }: Venue, [x, y]: Position): boolean {
  return x >= left && x < left + wide && y >= top && y < top + high;
}

function isOnRim(venue: Venue): boolean {
  const [left, top, wide, high] = venue.rect;
  const [x, y] = venue.door;
  const edge = x === left || x === left + wide - 1 || y === top || y === top + high - 1;
  return edge && isInside(venue, venue.door);
}

function overlap({ rect: a }: Venue, { rect: b }: Venue): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

function distance(a: Position, b: Position): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}
