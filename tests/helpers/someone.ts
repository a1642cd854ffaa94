import { type Town, slotOfId } from "../../sim/town.ts";
import { cellOf, xOf, yOf } from "../../sim/world/grid.ts";
import { setPosition } from "../../sim/world/spatial.ts";
import type { AgentViews } from "../../sim/world/world.ts";

/** A cell of a column; fails the test where there is none. */
export function at(column: ArrayLike<number>, index = 0): number {
  const value = column[index];
  if (value === undefined) throw new Error(`no cell ${index} in a column of ${column.length}`);
  return value;
}

/** One person of a town, with their columns by name. */
export class Someone {
  readonly town: Town;
  readonly slot: number;

  constructor(town: Town, slot: number) {
    this.town = town;
    this.slot = slot;
  }

  /** The person's value in a column; `index` chooses within columns that are several cells wide. */
  get(name: keyof AgentViews, index = 0): number {
    const column = this.town.world.agents[name];
    return at(column, this.slot * this.width(name) + index);
  }

  set(name: keyof AgentViews, value: number, index = 0): void {
    this.town.world.agents[name][this.slot * this.width(name) + index] = value;
    if (name === "job") this.town.scratch.staff.isKnown = false;
  }

  get tile(): [number, number] {
    const cell = this.get("cell");
    return [xOf(this.town.rules.grid, cell), yOf(this.town.rules.grid, cell)];
  }

  /** Puts the person on a tile, whatever lies between. */
  put(x: number, y: number): void {
    setPosition(this.town, this.slot, cellOf(this.town.rules.grid, x, y));
  }

  private width(name: keyof AgentViews): number {
    return this.town.world.agents[name].length / this.town.world.capacity.agents;
  }
}

export function someone(town: Town, id: string): Someone {
  const slot = slotOfId(town, id);
  if (slot < 0) throw new Error(`nobody is called ${id}`);
  return new Someone(town, slot);
}

export function everyone(town: Town): Someone[] {
  const { live, town: counters } = town.world;
  return Array.from(live.subarray(0, counters.liveCount[0]), (slot) => new Someone(town, slot));
}
