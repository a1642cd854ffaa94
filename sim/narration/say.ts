import { EVENT_KINDS } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { slotOf } from "../world/world.ts";
import { CATEGORY, type Category, TOPIC_OF } from "./categories.ts";
import { keyOf, keyOfPair, mayTell } from "./limiter.ts";
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

/** What a line is about. */
export interface About<Name extends TaleName> {
  /** Kind of the event that it comes from, or what else. */
  readonly cause: number | "day" | "tie";
  /** Numbers of the people concerned, the one to focus on first. */
  readonly people: readonly number[];
  readonly values: Values<Name>;
  /** Cell to look at; where the first person is when left out. */
  readonly cell?: number;
  /** How many occurrences it stands for, 1 when left out. */
  readonly merged?: number;
}

/** Tells a line that may be told. Which of its wordings is used follows from the tick and the people. */
export function say<Name extends TaleName>(town: Town, name: Name, about: About<Name>): void {
  const { category, priority } = TALES[TALE[name]];
  const { cause, people, values, merged = 1 } = about;
  const cell = about.cell ?? cellOfFirst(town, people);
  const text = capitalised(wordingOf(town, name, people.length > 0 ? people[0] : cell, values));
  const event = typeof cause === "number" ? EVENT_KINDS[cause].event : cause;
  add(town, { category, priority, text, people, cell, merged, cause: event });
}

/** One of the wordings of a kind of line, by the tick and a number of what it is about, with names filled in. */
export function wordingOf<Name extends TaleName>(
  town: Town,
  name: Name,
  subject: number,
  values: Values<Name>,
): string {
  const wordings = town.rules.narration.wordings[TALE[name]];
  const chosen = keyOf(TALE[name], town.world.town.tick[0], subject) >>> 0;
  const parts = wordings[chosen % wordings.length];
  const texts: Readonly<Record<string, string>> = values;
  let text = parts[0];
  for (let at = 1; at < parts.length; at += 2) text += texts[parts[at]] + parts[at + 1];
  return text;
}

interface Line {
  readonly category: Category;
  readonly priority: boolean;
  readonly text: string;
  readonly cause: string;
  readonly people: readonly number[];
  readonly cell: number;
  readonly merged: number;
}

/** Puts a line that counts as told among those of the tick. */
export function add(town: Town, line: Line): void {
  const { category, text, cause, people, cell, merged } = line;
  const { grid, narration } = town.rules;
  const { tick, storiesTold } = town.world.town;
  town.stories.push({
    seq: storiesTold[0] - 1,
    tick: tick[0],
    category,
    topic: TOPIC_OF[category],
    priority: line.priority || narration.priority[CATEGORY[category]] === 1,
    text,
    cause,
    agents: people.map((person) => town.people[person].id),
    place: cell === NONE ? null : [xOf(grid, cell), yOf(grid, cell)],
    merged,
  });
}

function cellOfFirst({ world }: Town, people: readonly number[]): number {
  const slot = people.length > 0 ? slotOf(world, people[0]) : NONE;
  return slot === NONE ? NONE : world.agents.cell[slot];
}

/** A line begins with a capital whatever it begins with. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
