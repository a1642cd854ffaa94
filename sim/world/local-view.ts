import { isAtSite } from "../jobs/job-site.ts";
import { isOnShift } from "../jobs/shift-states.ts";
import { type Town, slotOfId } from "../town.ts";
import { HOLDER_SLOTS } from "./object-table.ts";
import { NONE } from "./agent-table.ts";
import { cellOf, xOf, yOf } from "./grid.ts";
import { isReserved } from "./places.ts";
import { agentsAt, objectsAt } from "./spatial.ts";

type Tile = readonly [number, number];

/** What somebody has around them, by ids. Plain data, made when asked for. */
export interface LocalView {
  /** Where the observer stands; null when nobody of that id is in town. */
  readonly center: Tile | null;
  /** Tiles in each direction that are seen. */
  readonly radius: number;
  /** Rows from north to south; tiles beyond the map are empty. [2 × radius + 1 each way] */
  readonly tiles: readonly (readonly LocalTile[])[];
  /** Everybody in sight but the observer, row by row. */
  readonly agents: readonly {
    readonly agent_id: string;
    readonly position: Tile;
    readonly on_shift: boolean;
  }[];
  readonly objects: readonly {
    readonly object_id: string;
    readonly object_type: string;
    readonly position: Tile;
    readonly occupied_by: string | null;
  }[];
}

interface LocalTile {
  readonly position: Tile;
  readonly self: boolean;
  readonly agent_ids: readonly string[];
  readonly object_ids: readonly string[];
  /** Whether an object on the tile is reserved. */
  readonly reservation_active: boolean;
}

/** The surroundings of a person up to `radius` tiles away, walls or not; empty for an unknown id. */
export function localView(town: Town, agentId: string, radius: number): LocalView {
  const { world, rules, people } = town;
  const slot = slotOfId(town, agentId);
  if (slot === NONE) return { center: null, radius, tiles: [], agents: [], objects: [] };
  const x = xOf(rules.grid, world.agents.cell[slot]);
  const y = yOf(rules.grid, world.agents.cell[slot]);
  const across = Array.from({ length: 2 * radius + 1 }, (_, step) => step - radius);
  const seen = across.map((down) => across.map((right): Tile => [x + right, y + down]));
  const inside = seen.flat().filter((tile) => isOnMap(town, tile));
  return {
    center: [x, y],
    radius,
    tiles: seen.map((row) => row.map((tile) => describeTile(town, tile, slot))),
    agents: inside.flatMap((position) =>
      agentsAt(town, cellOf(rules.grid, ...position))
        .filter((other) => other !== slot)
        .map((other) => ({
          agent_id: people[world.agents.person[other]].id,
          position,
          on_shift: worksNow(town, other),
        })),
    ),
    objects: inside.flatMap((position) =>
      objectsAt(town, cellOf(rules.grid, ...position)).map((object) => ({
        object_id: rules.objects[object].id,
        object_type: rules.types[rules.objects[object].type],
        position,
        occupied_by: holderId(town, object),
      })),
    ),
  };
}

function describeTile(town: Town, tile: Tile, observer: number): LocalTile {
  const { world, rules, people } = town;
  const nothing = { position: tile, self: false, agent_ids: [], object_ids: [] };
  if (!isOnMap(town, tile)) return { ...nothing, reservation_active: false };
  const cell = cellOf(rules.grid, ...tile);
  return {
    position: tile,
    self: world.agents.cell[observer] === cell,
    agent_ids: agentsAt(town, cell).map((slot) => people[world.agents.person[slot]].id),
    object_ids: objectsAt(town, cell).map((object) => rules.objects[object].id),
    reservation_active: isReserved(town, cell),
  };
}

function isOnMap({ rules: { grid } }: Town, [x, y]: Tile): boolean {
  return x >= 0 && y >= 0 && x < grid.width && y < grid.height;
}

/** Whether somebody's shift is on and they are there. */
function worksNow(town: Town, slot: number): boolean {
  const { agents } = town.world;
  const job = agents.job[slot];
  if (job === NONE || !isOnShift(agents.shiftState[slot])) return false;
  return isAtSite(town, slot, town.rules.jobs[job]);
}

function holderId({ world, people }: Town, object: number): string | null {
  const from = object * HOLDER_SLOTS;
  const holder = world.objects.holders
    .subarray(from, from + HOLDER_SLOTS)
    .find((slot) => slot !== NONE);
  return holder === undefined ? null : people[world.agents.person[holder]].id;
}
