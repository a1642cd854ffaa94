import { NONE } from "./agent-table.ts";
import type { World } from "./world.ts";

/**
 * Who is on which tile: linked lists, so that finding, adding and moving cost the same however full
 * the town is. Derived from the positions, never saved, and changed only through `setPosition`,
 * `placeAgent` and `unplaceAgent`. There are no more than 8,192 people.
 */
export interface SpatialIndex {
  /** Person with the lowest slot on each cell, NONE where nobody stands. [cells] */
  readonly firstAt: Int16Array;
  /** The next person on the same cell, by rising slot. [agents] */
  readonly nextAt: Int16Array;
}

/** What is on which tile: the same lists of objects, which stay as long as the rules. */
export interface ObjectIndex {
  /** First registered object on each cell, NONE where there is none. [cells] */
  readonly firstAt: Int32Array;
  /** The next object on the same cell, in order of registration. [objects] */
  readonly nextAt: Int32Array;
}

/** The parts of a town that know where people are. */
interface Places {
  readonly world: World;
  readonly scratch: { readonly spatial: SpatialIndex };
}

/** The part that knows where things are. */
interface Furnished {
  readonly rules: { readonly objectsOn: ObjectIndex };
}

/** Indexes everybody alive. */
export function createSpatialIndex(world: World, cells: number): SpatialIndex {
  const spatial = {
    firstAt: new Int16Array(cells).fill(NONE),
    nextAt: new Int16Array(world.capacity.agents).fill(NONE),
  };
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    link(spatial, slot, world.agents.cell[slot]);
  }
  return spatial;
}

/** Indexes the objects that are there. */
export function indexObjects(
  cells: number,
  objects: readonly { readonly cell: number; readonly present: boolean }[],
): ObjectIndex {
  const firstAt = new Int32Array(cells).fill(NONE);
  const nextAt = new Int32Array(objects.length).fill(NONE);
  for (let object = objects.length - 1; object >= 0; object--) {
    const { cell, present } = objects[object];
    if (!present) continue;
    nextAt[object] = firstAt[cell];
    firstAt[cell] = object;
  }
  return { firstAt, nextAt };
}

/** Puts somebody who is in town on another cell, whatever lies between and whoever stands there. */
export function setPosition({ world, scratch }: Places, slot: number, cell: number): void {
  unlink(scratch.spatial, slot, world.agents.cell[slot]);
  world.agents.cell[slot] = cell;
  link(scratch.spatial, slot, cell);
}

/** Somebody enters the town on this cell. */
export function placeAgent({ world, scratch }: Places, slot: number, cell: number): void {
  world.agents.cell[slot] = cell;
  link(scratch.spatial, slot, cell);
}

/** Somebody leaves the town: their tile is free, and they have none. */
export function unplaceAgent({ world, scratch }: Places, slot: number): void {
  unlink(scratch.spatial, slot, world.agents.cell[slot]);
  world.agents.cell[slot] = NONE;
}

/** Whether somebody stands on the cell. */
export function isTaken({ firstAt }: SpatialIndex, cell: number): boolean {
  return firstAt[cell] !== NONE;
}

/** Whether two or more stand on the cell, as after a ghost step. */
export function isShared({ firstAt, nextAt }: SpatialIndex, cell: number): boolean {
  return firstAt[cell] !== NONE && nextAt[firstAt[cell]] !== NONE;
}

/** Slots of the people on a cell, in the order in which they came to town. Makes a list: for views, not for the tick. */
export function agentsAt({ world, scratch: { spatial } }: Places, cell: number): number[] {
  const { person } = world.agents;
  const slots: number[] = [];
  for (let slot = spatial.firstAt[cell]; slot !== NONE; slot = spatial.nextAt[slot]) {
    slots.push(slot);
  }
  return slots.toSorted((a, b) => person[a] - person[b]);
}

/** Indices of the objects on a cell, in order of registration. Makes a list. */
export function objectsAt({ rules: { objectsOn } }: Furnished, cell: number): number[] {
  const objects: number[] = [];
  let object = objectsOn.firstAt[cell];
  for (; object !== NONE; object = objectsOn.nextAt[object]) objects.push(object);
  return objects;
}

function link({ firstAt, nextAt }: SpatialIndex, slot: number, cell: number): void {
  const first = firstAt[cell];
  if (first === NONE || slot < first) {
    nextAt[slot] = first;
    firstAt[cell] = slot;
    return;
  }
  let before = first;
  while (nextAt[before] !== NONE && nextAt[before] < slot) before = nextAt[before];
  nextAt[slot] = nextAt[before];
  nextAt[before] = slot;
}

function unlink({ firstAt, nextAt }: SpatialIndex, slot: number, cell: number): void {
  if (firstAt[cell] === slot) {
    firstAt[cell] = nextAt[slot];
  } else {
    let before = firstAt[cell];
    while (nextAt[before] !== slot) before = nextAt[before];
    nextAt[before] = nextAt[slot];
  }
  nextAt[slot] = NONE;
}
