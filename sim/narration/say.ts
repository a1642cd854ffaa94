import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { slotOf } from "../world/world.ts";
import { CATEGORY } from "./categories.ts";
import { keyOf, keyOfPair, mayTell } from "./limiter.ts";
import { type Cause, type Line, addLine, involve, worded } from "./story-log.ts";
import { TALE, TALES, type TaleName, type Values } from "./tales.ts";

/** Asks whether a line of a kind may be told of somebody or something, given by number; if so it counts as told. */
export function ask(town: Town, name: TaleName, a = NONE, b = NONE): boolean {
  return askByKey(town, name, keyOf(TALE[name], a, b));
}

/** The same for two people, whoever of them acts. */
export function askOfPair(town: Town, name: TaleName, a: number, b: number): boolean {
  return askByKey(town, name, keyOfPair(TALE[name], a, b));
}

function askByKey(town: Town, name: TaleName, key: number): boolean {
  const { category, priority } = TALES[TALE[name]];
  return mayTell(town, CATEGORY[category], key, priority);
}

/**
 * Tells a line that may be told, about somebody and somebody else, by number; who reads it looks to
 * where the first of them is. Which of its wordings is used follows from the tick and the people.
 */
export function say<Name extends TaleName>(
  town: Town,
  name: Name,
  cause: Cause,
  values: Values<Name>,
  who = NONE,
  other = NONE,
): Line {
  const slot = who === NONE ? NONE : slotOf(town.world, who);
  const cell = slot === NONE ? NONE : town.world.agents.cell[slot];
  return sayAt(town, name, cause, values, cell, who, other);
}

/** The same where there is another cell to look at; without people it counts for the wording. */
export function sayAt<Name extends TaleName>(
  town: Town,
  name: Name,
  cause: Cause,
  values: Values<Name>,
  cell: number,
  who = NONE,
  other = NONE,
): Line {
  const { category, priority } = TALES[TALE[name]];
  const line = addLine(town, CATEGORY[category], priority);
  line.wording = wordingOf(town, name, who === NONE ? cell : who);
  line.values = values;
  line.cause = cause;
  line.cell = cell;
  if (who !== NONE) involve(line, who);
  if (other !== NONE) involve(line, other);
  return line;
}

/** One of the wordings of a kind of line, by the tick and a number of what it is about. */
function wordingOf(town: Town, name: TaleName, subject: number): readonly string[] {
  const wordings = town.rules.narration.wordings[TALE[name]];
  const chosen = keyOf(TALE[name], town.world.town.tick[0], subject) >>> 0;
  return wordings[chosen % wordings.length];
}

/** One of the wordings of a part of a line, with its names filled in. */
export function textOf<Name extends TaleName>(
  town: Town,
  name: Name,
  subject: number,
  values: Values<Name>,
): string {
  return worded(wordingOf(town, name, subject), values);
}
