import { mixColour, PALETTE, shadeColour } from "../palette.ts";
import { PART, type MeshWriter } from "../mesh-writer.ts";
import { isWallLike, type TownMap, type Venue } from "../town-map.ts";
import type { VenueStyle } from "./venue-style.ts";

export const WALL_HEIGHT = 1.6;
const HALF_THICK = 0.12;
const DOOR_HEIGHT = 1.32;

interface Run {
  /** Along x (true) or along z. */
  readonly alongX: boolean;
  /** Row or column of the wall. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly part: number;
}

/** Walls of one venue with windows and doors; thin, along the middle of their tiles. */
export function buildWalls(
  writer: MeshWriter,
  map: TownMap,
  venue: Venue,
  group: number,
  style: VenueStyle,
): void {
  writer.group = group;
  writer.contact = 0.82;
  writer.contactHeight = 0.55;
  for (const run of wallRuns(map, venue)) wallRun(writer, map, venue, style, run);
  writer.part = PART.fixed;
  writer.group = 0;
  writer.room = 0;
  writer.at(0, 0, 0);
}

function wallRuns(map: TownMap, venue: Venue): Run[] {
  const [left, top, wide, tall] = venue.rect;
  const runs: Run[] = [];
  const solid = (alongX: boolean, line: number, along: number) =>
    along < (alongX ? left + wide : top + tall) &&
    isWallLike(alongX ? map.letterAt(along, line) : map.letterAt(line, along));
  const scan = (alongX: boolean, line: number, low: number, high: number, part: number) => {
    for (let start = low; start <= high; start++) {
      if (!solid(alongX, line, start)) continue;
      let end = start;
      while (solid(alongX, line, end + 1)) end++;
      if (end > start) runs.push({ alongX, line, from: start, to: end, part });
      start = end;
    }
  };
  for (let y = top; y < top + tall; y++) {
    const part =
      y === top ? PART.wallNorth : y === top + tall - 1 ? PART.wallSouth : PART.wallInner;
    scan(true, y, left, left + wide - 1, part);
  }
  for (let x = left; x < left + wide; x++) {
    const part =
      x === left ? PART.wallWest : x === left + wide - 1 ? PART.wallEast : PART.wallInner;
    scan(false, x, top, top + tall - 1, part);
  }
  return runs;
}

function isDoor(map: TownMap, run: Run, along: number): boolean {
  return (run.alongX ? map.letterAt(along, run.line) : map.letterAt(run.line, along)) === "+";
}

/** Local frame of a run: x along the wall, z > 0 is outside. */
function placeAlong(writer: MeshWriter, run: Run): void {
  const middle = run.line + 0.5;
  if (run.part === PART.wallNorth) writer.at(run.to + 0.5, 0, middle, Math.PI);
  else if (run.part === PART.wallEast) writer.at(middle, 0, run.to + 0.5, Math.PI / 2);
  else if (run.alongX) writer.at(run.from + 0.5, 0, middle, 0);
  else writer.at(middle, 0, run.from + 0.5, -Math.PI / 2);
}

/** Whether local x runs against the map's axis. */
const isMirrored = (run: Run): boolean => run.part === PART.wallNorth || run.part === PART.wallEast;

function wallRun(
  writer: MeshWriter,
  map: TownMap,
  venue: Venue,
  style: VenueStyle,
  run: Run,
): void {
  placeAlong(writer, run);
  writer.part = run.part;
  const length = run.to - run.from;
  let start = -HALF_THICK;
  for (let step = 0; step <= length; step++) {
    const along = isMirrored(run) ? run.to - step : run.from + step;
    if (!isDoor(map, run, along)) {
      if (wantsWindow(map, venue, run, along, step, length)) windowAt(writer, step, venue, style);
      continue;
    }
    wallPiece(writer, style, run.part, start, step - 0.42, 0, WALL_HEIGHT);
    wallPiece(writer, style, run.part, step - 0.42, step + 0.42, DOOR_HEIGHT, WALL_HEIGHT);
    doorAt(writer, step, style);
    start = step + 0.42;
  }
  wallPiece(writer, style, run.part, start, length + HALF_THICK, 0, WALL_HEIGHT);
}

function wallPiece(
  writer: MeshWriter,
  style: VenueStyle,
  part: number,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
): void {
  const inner = mixColour(style.wall, PALETTE.cream, 0.6);
  const outer = part === PART.wallInner ? inner : style.wall;
  const cap = shadeColour(mixColour(style.wall, PALETTE.cream, 0.5), 1.02);
  const [back, front] = [-HALF_THICK, HALF_THICK];
  writer.face(
    [
      [x0, y1, front],
      [x1, y1, front],
      [x1, y1, back],
      [x0, y1, back],
    ],
    cap,
  );
  writer.face(
    [
      [x0, y0, front],
      [x1, y0, front],
      [x1, y1, front],
      [x0, y1, front],
    ],
    outer,
  );
  writer.face(
    [
      [x1, y0, front],
      [x1, y0, back],
      [x1, y1, back],
      [x1, y1, front],
    ],
    outer,
  );
  writer.face(
    [
      [x0, y0, back],
      [x0, y0, front],
      [x0, y1, front],
      [x0, y1, back],
    ],
    outer,
  );
  writer.room = 0.6;
  writer.face(
    [
      [x1, y0, back],
      [x0, y0, back],
      [x0, y1, back],
      [x1, y1, back],
    ],
    inner,
  );
  writer.room = 0;
  if (part !== PART.wallInner && y0 === 0) {
    writer.box(
      [x0 - 0.01, 0, front],
      [x1 + 0.01, 0.2, front + 0.04],
      shadeColour(PALETTE.stone, 0.92),
    );
  }
}

/** Windows sit on outer walls, clear of corners and doors. */
function wantsWindow(
  map: TownMap,
  venue: Venue,
  run: Run,
  along: number,
  step: number,
  length: number,
): boolean {
  if (run.part === PART.wallInner || step < 1 || step > length - 1) return false;
  const big = venue.type !== "home";
  const nearDoor = [-1, 0, 1].some((offset) => isDoor(map, run, along + offset));
  if (nearDoor) return false;
  // A tree of windows two apart, symmetric about the middle of the wall.
  const fromEnd = Math.min(step, length - step);
  return big
    ? fromEnd % 2 === 1 || step === length / 2
    : fromEnd % 3 === 2 || (length <= 5 && fromEnd === 2);
}

function windowAt(writer: MeshWriter, x: number, venue: Venue, style: VenueStyle): void {
  const shop = venue.type === "cafe" || venue.type === "grocer" || venue.type === "gym";
  const half = shop ? 0.46 : 0.3;
  const [y0, y1] = shop ? [0.38, 1.22] : [0.58, 1.2];
  const z = HALF_THICK;
  writer.box([x - half - 0.07, y0 - 0.08, z], [x + half + 0.07, y1 + 0.07, z + 0.04], style.trim);
  writer.glow = 1;
  glass(writer, x, half, y0, y1, z + 0.05, 1);
  glass(writer, x, half, y0, y1, -z - 0.02, -1);
  writer.glow = 0;
  writer.box([x - 0.025, y0, z + 0.04], [x + 0.025, y1, z + 0.07], style.trim);
  const middle = (y0 + y1) / 2 + 0.06;
  writer.box(
    [x - half, middle - 0.025, z + 0.04],
    [x + half, middle + 0.025, z + 0.07],
    style.trim,
  );
  writer.box(
    [x - half - 0.1, y0 - 0.12, z + 0.02],
    [x + half + 0.1, y0 - 0.06, z + 0.13],
    style.trim,
  );
  if (venue.type === "home") shutters(writer, x, half, y0, y1, z, style);
}

function glass(
  writer: MeshWriter,
  x: number,
  half: number,
  y0: number,
  y1: number,
  z: number,
  outward: 1 | -1,
): void {
  const [x0, x1] = outward === 1 ? [x - half, x + half] : [x + half, x - half];
  // Brighter towards the top, as if the sky were in it.
  writer.face(
    [
      [x0, y0, z],
      [x1, y0, z],
      [x1, y1, z],
      [x0, y1, z],
    ],
    PALETTE.glass,
    [0.78, 0.78, 1.12, 1.12],
  );
}

function shutters(
  writer: MeshWriter,
  x: number,
  half: number,
  y0: number,
  y1: number,
  z: number,
  style: VenueStyle,
): void {
  const colour = mixColour(style.door, style.roof, 0.25);
  for (const side of [-1, 1]) {
    const centre = x + side * (half + 0.17);
    writer.box([centre - 0.1, y0 - 0.04, z], [centre + 0.1, y1 + 0.04, z + 0.06], colour);
  }
  const blossom = mixColour(PALETTE.rose, PALETTE.cream, 0.15);
  writer.box(
    [x - half, y0 - 0.16, z + 0.04],
    [x + half, y0 - 0.06, z + 0.2],
    PALETTE.woodDark,
    PALETTE.leaf,
  );
  for (const offset of [-0.66, 0, 0.6]) {
    writer.box(
      [x + offset * half - 0.05, y0 - 0.06, z + 0.07],
      [x + offset * half + 0.05, y0 + 0.02, z + 0.17],
      blossom,
    );
  }
}

function doorAt(writer: MeshWriter, x: number, style: VenueStyle): void {
  const z = HALF_THICK;
  for (const side of [-1, 1]) {
    writer.box(
      [x + side * 0.46 - 0.06, 0, -z - 0.02],
      [x + side * 0.46 + 0.06, DOOR_HEIGHT + 0.1, z + 0.05],
      style.trim,
    );
  }
  writer.box(
    [x - 0.52, DOOR_HEIGHT, -z - 0.02],
    [x + 0.52, DOOR_HEIGHT + 0.12, z + 0.06],
    style.trim,
  );
  // The leaf stands open, against the wall outside.
  writer.box([x + 0.46, 0.06, z + 0.06], [x + 1.18, DOOR_HEIGHT - 0.04, z + 0.12], style.door);
  writer.box(
    [x + 0.58, 0.66, z + 0.12],
    [x + 1.06, DOOR_HEIGHT - 0.16, z + 0.13],
    shadeColour(style.door, 1.14),
  );
  const wall = writer.part;
  writer.part = PART.fixed;
  writer.box([x - 0.5, 0, -z], [x + 0.5, 0.09, z + 0.45], PALETTE.stone);
  writer.part = wall;
}
