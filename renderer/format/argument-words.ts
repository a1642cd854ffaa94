import { WORDS } from "../../preload/words/words.ts";
import { type CommandName, isCommandName } from "../../sim/console/registry.ts";
import { isRecord } from "../../sim/is-record.ts";
import { plain } from "./number.ts";
import { capitalise } from "./words.ts";

const { everywhere, labels } = WORDS.commandFields;
const { yes, no } = WORDS.palette.answer;

/** Goods and plans as the window calls them, by the names that commands and answers have for them. */
export const THINGS: Readonly<Record<string, string>> = {
  ...WORDS.town.prices.names,
  ...WORDS.vocabulary.options,
};

type Arguments = Readonly<Record<string, unknown>>;
type NameOf = (id: string) => string;

/** "agent_id" to "Person", "needs.hunger" to "Fed"; what the words say nothing of goes by its name: "job_id" to "Job". */
export function labelOf(command: CommandName, path: string): string {
  const words = (path.split(".").at(-1) ?? path).replace(/_id$/u, "").replaceAll("_", " ");
  return labels[command]?.[path] ?? everywhere[path] ?? capitalise(words);
}

/** "Bob, fed 0.2": what a command was given. Names stand for themselves, the rest after what it is. */
export function argumentWords(name: string, given: Arguments, nameOf: NameOf = (id) => id): string {
  return isCommandName(name) ? leavesOf(name, "", given, nameOf).join(", ") : "";
}

function leavesOf(
  command: CommandName,
  inside: string,
  given: Arguments,
  nameOf: NameOf,
): readonly string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    if (isRecord(value)) return leavesOf(command, `${inside}${key}.`, value, nameOf);
    if (typeof value === "string") return [THINGS[value] ?? nameOf(value)];
    const label = labelOf(command, inside + key).toLowerCase();
    if (typeof value === "number") return [`${label} ${plain(value)}`];
    // A command does what its title says, unless it is told not to.
    if (value === true && key === "on") return [];
    if (typeof value === "boolean") return [`${label}: ${value ? yes : no}`];
    return Array.isArray(value) ? [value.map((part) => nameOf(String(part))).join(", ")] : [];
  });
}
