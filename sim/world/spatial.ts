import { NONE } from "./agent-table.ts";
import type { World } from "./world.ts";

/**
 * Who and what is on which tile: linked lists, so that finding, adding and moving cost the same
 * however full the town is. Derived from the positions, never saved; people change it only through
 * `setPosition`, `placeAgent` and `unplaceAgent`. Objects move only when a
 * manifest is reloaded.
 */
export interface SpatialIndex {
  /** Person with the lowest slot on each cell, NONE where nobody stands. [cells] */
  readonly firstAt: Int32Array;
  /** The next person on the same cell, by rising slot. [agents] */
  readonly nextAt: Int32Array;
  /** First registered object on each cell, NONE where there is none. [cells] */
  readonly firstObjectAt: Int32Array;
  /** The next object on the same cell, in order of registration. [objects] */
  readonly nextObjectAt: Int32Array;
}

/** The parts of a town that know where people are. */
interface Places {
  readonly world: World;
  readonly scratch: { readonly spatial: SpatialIndex };
}

/** Indexes everybody alive and every object; `objectCells` are the objects' own tiles, NONE for those that are gone. */
export function createSpatialIndex(
  world: World,
  cells: number,
  objectCells: readonly number[],
): SpatialIndex {
  const spatial = {
    firstAt: new Int32Array(cells).fill(NONE),
    nextAt: new Int32Array(world.capacity.agents).fill(NONE),
    firstObjectAt: new Int32Array(cells).fill(NONE),
    nextObjectAt: new Int32Array(world.capacity.objects).fill(NONE),
  };
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    link(spatial, slot, world.agents.cell[slot]);
  }
  indexObjects(spatial, objectCells);
  return spatial;
}

/** Indexes all objects anew, after a reload has put some, moved some or taken some away. */
export function indexObjects(spatial: SpatialIndex, objectCells: readonly number[]): void {
  const { firstObjectAt, nextObjectAt } = spatial;
  firstObjectAt.fill(NONE);
  for (let object = objectCells.length - 1; object >= 0; object--) {
    const cell = objectCells[object];
    if (cell === NONE) continue;
    nextObjectAt[object] = firstObjectAt[cell];
    firstObjectAt[cell] = object;
  }
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
export function objectsAt({ scratch: { spatial } }: Places, cell: number): number[] {
  const objects: number[] = [];
  let object = spatial.firstObjectAt[cell];
  for (; object !== NONE; object = spatial.nextObjectAt[object]) objects.push(object);
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
