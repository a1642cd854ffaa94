import { NO_WAY } from "../paths/flow-field.ts";
import { queuePlace } from "../queues/reservations.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { TARGET_TYPES } from "./features.ts";
import { nearestFrom } from "./landmarks.ts";
import { drawMap } from "./draw-map.ts";
import { lookAround } from "./look-around.ts";
import type { Observer } from "./observer.ts";

const STOVE = TARGET_TYPES.indexOf("stove");
/** North, south, east and west of the features by the directions of a flow field. */
const HINT = [0, 2, 1, 3];

/** The map, and features 25 to 32 of Simulation §9.2: where to go, and who and what is in sight. */
export function writeSurroundings(observer: Observer, slot: number, f: number): void {
  const { town, layout, kernel, ground } = observer;
  const cell = town.world.agents.cell[slot];
  const field = layout.schema === 1 ? NONE : fieldAhead(town, slot);
  const at = layout.map.form === "u8" ? slot * layout.map.byteStride : slot * layout.stride;
  const hasTurned = kernel.cell[slot] !== cell || kernel.field[slot] !== field;
  if (drawMap(kernel, ground.layers, observer.flow, slot, cell, field, observer.canvas, at)) {
    writeNeighbourhood(observer, cell, f + 4);
  }
  if (layout.schema === 1) hintAtStove(observer, cell, f);
  else if (hasTurned) hintAtStep(observer, cell, field, f);
}

/** The field along which somebody goes to what they are about; NONE when they are going nowhere. */
export function fieldAhead(town: Town, slot: number): number {
  const { world, rules } = town;
  const { agents } = world;
  const object = agents.targetObject[slot];
  if (object === NONE) return agents.targetField[slot];
  const { useField, queueFields } = rules.objects[object];
  if (agents.queuedObject[slot] !== object) return useField;
  return queueFields[queuePlace(world, slot)];
}

/** Shares of people, objects and held things in sight, and how near the nearest person is. */
function writeNeighbourhood(
  { around, ground, kernel, rows }: Observer,
  cell: number,
  f: number,
): void {
  const { window } = kernel;
  const tiles = window * window;
  lookAround(ground.layers, window, cell, around);
  rows[f] = Math.min(1, around.people / (tiles - 1));
  rows[f + 1] = Math.min(1, ground.layers.objectsNear[cell] / tiles);
  rows[f + 2] = around.reserved / tiles;
  rows[f + 3] = Math.min(1, (around.nearest * 2) / (window - 1));
}

/** Schema 1 points at the nearest stove, by how much of the way lies in each direction. */
function hintAtStove({ ground, rows }: Observer, cell: number, f: number): void {
  const { landmarks, layers } = ground;
  const stove = nearestFrom(landmarks, STOVE, cell);
  const to = stove === NONE ? cell : stove;
  const right = (to % layers.stride) - (cell % layers.stride);
  const down = Math.floor(to / layers.stride) - Math.floor(cell / layers.stride);
  const way = Math.max(1, Math.abs(right) + Math.abs(down));
  rows[f] = Math.max(0, -down) / way;
  rows[f + 1] = Math.max(0, down) / way;
  rows[f + 2] = Math.max(0, right) / way;
  rows[f + 3] = Math.max(0, -right) / way;
}

/** Schema 2 points along the next step to what somebody is about; nowhere once they are there. */
function hintAtStep(
  { flow, ground, rows }: Observer,
  cell: number,
  field: number,
  f: number,
): void {
  rows[f] = 0;
  rows[f + 1] = 0;
  rows[f + 2] = 0;
  rows[f + 3] = 0;
  if (field === NONE) return;
  const ahead = flow.getUint8(field * ground.layers.cells + cell);
  if (ahead !== NO_WAY) rows[f + HINT[ahead]] = 1;
}
