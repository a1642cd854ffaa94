import { TILE_LETTERS, type Scene } from "../../sim/telemetry/scene.ts";

export type Venue = Scene["venues"][number];
export type SceneObject = Scene["objects"][number];

/** A town's scene with the look-ups that drawing needs. Group 0 is outdoors, group n is `venues[n − 1]`. */
export interface TownMap {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly lamps: readonly { readonly x: number; readonly z: number }[];
  letterAt(x: number, y: number): string;
  propAt(x: number, y: number): string;
  groupAt(x: number, y: number): number;
  /** The park or the building that a tile belongs to. */
  venueAt(x: number, y: number): Venue | undefined;
  venueNamed(id: string | null | undefined): Venue | undefined;
  /** Direction a person at this object looks, 0 north … 3 west; seats turn to their table. */
  facingOf(object: SceneObject): number;
}

/** North, east, south, west. */
export const STEPS: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];

export const isWallLike = (letter: string): boolean =>
  letter === TILE_LETTERS.wall || letter === TILE_LETTERS.door;

export const isBuilding = (venue: Venue): boolean => venue.type !== "park";

/** Prepares a scene for drawing. */
export function readTownMap(scene: Scene): TownMap {
  const [width, height] = scene.size;
  const props = new Map<number, string>();
  for (const prop of scene.props) props.set(prop.position[1] * width + prop.position[0], prop.kind);
  const groups = new Uint16Array(width * height);
  const venues = new Uint16Array(width * height);
  for (const [index, venue] of scene.venues.entries()) {
    const [left, top, wide, tall] = venue.rect;
    for (let y = top; y < top + tall; y++) {
      const row = [y * width + left, y * width + left + wide] as const;
      venues.fill(index + 1, ...row);
      if (isBuilding(venue)) groups.fill(index + 1, ...row);
    }
  }
  const byId = new Map(scene.venues.map((venue) => [venue.id, venue]));
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height;
  const letterAt = (x: number, y: number) => (inside(x, y) ? (scene.tiles[y]?.[x] ?? ",") : ",");
  const propAt = (x: number, y: number) => (inside(x, y) ? (props.get(y * width + x) ?? "") : "");
  const looksAt = (x: number, y: number, wanted: (tileX: number, tileY: number) => boolean) =>
    STEPS.findIndex(([dx, dy]) => wanted(x + dx, y + dy));

  return {
    scene,
    width,
    height,
    lamps: scene.props
      .filter((prop) => prop.kind === "lamp")
      .map((prop) => ({ x: prop.position[0] + 0.5, z: prop.position[1] + 0.5 })),
    letterAt,
    propAt,
    groupAt: (x, y) => (inside(x, y) ? (groups[y * width + x] ?? 0) : 0),
    venueAt: (x, y) => (inside(x, y) ? scene.venues[(venues[y * width + x] ?? 0) - 1] : undefined),
    venueNamed: (id) => (typeof id === "string" ? byId.get(id) : undefined),
    facingOf: (object) => {
      const [x, y] = object.position;
      const [useX, useY] = object.use_tile;
      if (useX !== x || useY !== y) return stepTowards(useX - x, useY - y);
      const table = looksAt(x, y, (tileX, tileY) => letterAt(tileX, tileY) === TILE_LETTERS.table);
      if (table >= 0) return table;
      const path = looksAt(x, y, (tileX, tileY) => propAt(tileX, tileY) === "paving");
      if (path >= 0) return path;
      return x < width / 2 ? 1 : 3;
    },
  };
}

function stepTowards(dx: number, dy: number): number {
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 1 : 3;
  return dy > 0 ? 2 : 0;
}
