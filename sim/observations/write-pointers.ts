import { NONE } from "../world/agent-table.ts";
import { DISTANCE_SCALE, TARGET_TYPES } from "./features.ts";
import { nearestFrom, writePointer } from "./landmarks.ts";
import { type Observer, PLACE_TYPES } from "./observer.ts";

const FLOATS = 3;

/**
 * Which way and how far it is to the nearest of each of TARGET_TYPES, and in schema 2 to PLACES: one's
 * own where the home has one, else the nearest that anybody may use. Written only where somebody has
 * moved, or has another home or job.
 */
export function writePointers(observer: Observer, slot: number, f: number): void {
  const { town, layout, pointedCell, pointedHome, pointedJob } = observer;
  const { agents } = town.world;
  const cell = agents.cell[slot];
  const home = agents.home[slot];
  const job = agents.job[slot];
  if (pointedCell[slot] === cell && pointedHome[slot] === home && pointedJob[slot] === job) return;
  pointedCell[slot] = cell;
  pointedHome[slot] = home;
  pointedJob[slot] = job;
  const { targets } = layout.blocks;
  if (targets !== NONE) pointAtNearest(observer, cell, slot * layout.stride + targets);
  if (layout.schema === 2) pointAtPlaces(observer, cell, home, job, f);
}

function pointAtNearest({ rows, ground, layout }: Observer, cell: number, f: number): void {
  const { landmarks, layers } = ground;
  const scale = layout.schema === 1 ? 1 : 1 / DISTANCE_SCALE;
  for (let type = 0; type < TARGET_TYPES.length; type++) {
    const to = nearestFrom(landmarks, type, cell);
    writePointer(rows, f + type * FLOATS, layers.stride, cell, to, scale);
  }
}

function pointAtPlaces(
  { rows, ground }: Observer,
  cell: number,
  home: number,
  job: number,
  f: number,
): void {
  const { landmarks, layers, ownCell, homeCell, workCell } = ground;
  const scale = 1 / DISTANCE_SCALE;
  let at = f;
  for (let type = 0; type < PLACE_TYPES.length; type++) {
    const own = home === NONE ? NONE : ownCell[home * PLACE_TYPES.length + type];
    const to = own === NONE ? nearestFrom(landmarks, TARGET_TYPES.length + type, cell) : own;
    writePointer(rows, at, layers.stride, cell, to, scale);
    at += FLOATS;
  }
  writePointer(rows, at, layers.stride, cell, home === NONE ? NONE : homeCell[home], scale);
  at += FLOATS;
  writePointer(rows, at, layers.stride, cell, job === NONE ? NONE : workCell[job], scale);
}
