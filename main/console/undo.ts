import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";
import { termsOf } from "../../sim/console/registry.ts";
import { ok } from "../../sim/result.ts";
import type { TownHost } from "../town/town-host.ts";

/** The answer of a tick, with the tick from which a branch still has what a command took away. */
export function withUndo(
  { home }: TownHost,
  { name, kwargs }: Command,
  tick: number,
  answer: Answer,
): Answer {
  const isLost = answer.ok && termsOf(name, kwargs).effect === "destroys";
  if (!isLost || home === null || tick - 1 < home.firstTick) return answer;
  return ok({ ...answer.value, undo: { branch_at: tick - 1 } });
}
