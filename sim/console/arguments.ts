import type { z } from "zod";

import { isLeaving } from "../lifecycle/is-leaving.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import { type Town, slotOfId } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { cellOf } from "../world/grid.ts";
import { isShared, isTaken } from "../world/spatial.ts";
import type { ErrorCode } from "./error-codes.ts";
import type { COMMANDS, CommandName } from "./registry.ts";

/** Why a command was not carried out. */
export type CommandRefusal = Refusal<ErrorCode>;

/** What a command has to say for itself: plain data, or why it was refused. */
export type Answer = Result<Readonly<Record<string, unknown>>, CommandRefusal>;

/** The arguments of a command, as its schema gives them. */
export type Arguments<Name extends CommandName> = z.infer<(typeof COMMANDS)[Name]["kwargs"]>;

export function refused(
  code: ErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): Result<never, CommandRefusal> {
  return err({ code, message, ...(details === undefined ? {} : { details }) });
}

/** The slot of a person who lives here, those on their way out included, or `not_found`. */
export function findAnybody(town: Town, id: string): Result<number, CommandRefusal> {
  const slot = slotOfId(town, id);
  return slot === NONE ? refused("not_found", `nobody here is called '${id}'`) : ok(slot);
}

/** The slot of a person with whom something can be done, or `not_found`; `conflict` for those who are on their way out. */
export function findAgent(town: Town, id: string): Result<number, CommandRefusal> {
  const found = findAnybody(town, id);
  const isGoing = found.ok && isLeaving(town.world, found.value);
  return isGoing ? refused("conflict", `'${id}' is leaving town`) : found;
}

/** A tile on which somebody can be put: one that people can stand on, with no object and nobody else there. */
export function findTile(
  { rules, world, scratch }: Town,
  [x, y]: readonly [number, number],
  mover: number,
): Result<number, CommandRefusal> {
  const { grid } = rules;
  if (x >= grid.width || y >= grid.height) {
    const size = `${grid.width} × ${grid.height}`;
    return refused("invalid_args", `[${x}, ${y}] lies outside the map (${size})`);
  }
  const cell = cellOf(grid, x, y);
  if (grid.walkable[cell] === 0) {
    return blocked(`nobody can stand on [${x}, ${y}]`, [x, y]);
  }
  const object = rules.objects.find((candidate) => candidate.present && candidate.cell === cell);
  if (object !== undefined) {
    return blocked(`'${object.id}' stands on [${x}, ${y}]`, [x, y]);
  }
  const stays = mover !== NONE && world.agents.cell[mover] === cell;
  const isFree = stays ? !isShared(scratch.spatial, cell) : !isTaken(scratch.spatial, cell);
  return isFree ? ok(cell) : blocked(`somebody stands on [${x}, ${y}]`, [x, y]);
}

function blocked(
  message: string,
  position: readonly [number, number],
): Result<never, CommandRefusal> {
  return refused("invalid_args", message, { position, legacy_code: "E_BLOCKED_TILE" });
}
