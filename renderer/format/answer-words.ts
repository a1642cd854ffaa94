import { WORDS } from "../../preload/words/words.ts";
import { THINGS } from "./argument-words.ts";
import { plain } from "./number.ts";
import { dayAndTime } from "./time.ts";
import { capitalise } from "./words.ts";

const { everywhere } = WORDS.commandFields;
const { yes, no } = WORDS.palette.answer;

/** Moments are told by names like these: `tick`, `joined_tick`, `starts_at`. */
const MOMENT = /^(?:tick|until)$|_(?:tick|at|since)$/u;
/** What is told by an id is written as the id is: it is what a command takes. */
const ID = /^id$|_id$/u;
/** Words of the simulation: `queue_closure`. */
const TERM = /^[a-z]+(?:_[a-z\d]+)*$/u;

/** Whom and when an answer is about, as the window says it. */
export interface AnswerSense {
  /** What somebody is called; null where nobody has that id. */
  readonly nameOf: (id: string) => string | null;
  readonly ticksPerDay: number;
}

/** "agent_id" to "Person", "hunger" to "Fed", "alice" to "Alice", "queue_length" to "Queue length". */
export function memberWords(name: string, { nameOf }: AnswerSense): string {
  const known = everywhere[name] ?? everywhere[`needs.${name}`] ?? nameOf(name);
  return known ?? capitalise(name.replace(/_(?:id|tick|at)$/u, "").replaceAll("_", " "));
}

/** A value that is no list and has no members, under the name that it stands by. */
export function valueWords(value: unknown, name: string, sense: AnswerSense): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number") {
    return MOMENT.test(name) && Number.isInteger(value) && value >= 0
      ? dayAndTime(value, sense.ticksPerDay)
      : plain(value);
  }
  if (typeof value !== "string") return JSON.stringify(value);
  const known = sense.nameOf(value) ?? THINGS[value];
  if (known !== undefined) return known;
  return TERM.test(value) && !ID.test(name) ? value.replaceAll("_", " ") : value;
}
