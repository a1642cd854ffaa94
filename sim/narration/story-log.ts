import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** People whom one line can be about. */
const MOST_PEOPLE = 6;

/** What a line comes from: a kind of event, or what else. */
export type Cause = number | "day" | "tie" | "operator";

/** A line that has been told, put into words only for who reads it. Reused: read before the next tick. */
export interface Line {
  seq: number;
  /** Index into CATEGORIES. */
  category: number;
  priority: boolean;
  /** As `NarrationRule.wordings` has it, and a text for everything that it names. */
  wording: readonly string[];
  values: Readonly<Record<string, string>>;
  cause: Cause;
  /** Numbers of the people concerned, the one to focus on first, and how many they are. */
  readonly people: Int32Array;
  count: number;
  /** Cell to look at, NONE without one. */
  cell: number;
  /** How many occurrences it stands for. */
  merged: number;
}

/** What a tick has to tell, in order: the first `count` of `lines`, which are kept for the next. */
export interface StoryLog {
  count: number;
  readonly lines: Line[];
}

/** A town as far as lines are concerned. */
interface Teller {
  readonly world: World;
  readonly stories: StoryLog;
}

export function createStoryLog(): StoryLog {
  return { count: 0, lines: [] };
}

/** One more line of this tick, about nobody and nothing yet, with the number of the one told last. */
export function addLine({ stories, world }: Teller, category: number, priority: boolean): Line {
  if (stories.count === stories.lines.length) stories.lines.push(emptyLine());
  const line = stories.lines[stories.count];
  stories.count += 1;
  line.seq = world.town.storiesTold[0] - 1;
  line.category = category;
  line.priority = priority;
  line.count = 0;
  line.cell = NONE;
  line.merged = 1;
  return line;
}

function emptyLine(): Line {
  return {
    seq: 0,
    category: 0,
    priority: false,
    wording: [],
    values: {},
    cause: "day",
    people: new Int32Array(MOST_PEOPLE),
    count: 0,
    cell: NONE,
    merged: 1,
  };
}

/** Names one more person, by number, whom a line is about. */
export function involve(line: Line, person: number): void {
  line.people[line.count] = person;
  line.count += 1;
}

/** Whether a line is about a person, by number. */
export function involves({ people, count }: Line, person: number): boolean {
  for (let at = 0; at < count; at++) if (people[at] === person) return true;
  return false;
}

/** A wording with its names filled in. */
export function worded(parts: readonly string[], values: Readonly<Record<string, string>>): string {
  let text = parts[0];
  for (let at = 1; at < parts.length; at += 2) text += values[parts[at]] + parts[at + 1];
  return text;
}
