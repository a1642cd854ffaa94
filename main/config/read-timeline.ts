import { closest } from "../../sim/config/closest.ts";
import { COMMANDS, isCommandName } from "../../sim/console/registry.ts";
import { spellOut } from "../../sim/console/spell-out.ts";
import {
  type ConfigProblem,
  type Located,
  type LocatedEntry,
  type Place,
  locatedAt,
  mistake,
  without,
} from "./located.ts";

/** What a timeline entry may call its command. */
const NAMES = ["command", "name", "action"];
/** Who an entry stands for; a town does the same for all, and a narration is a story that is told. */
const KINDS = ["console", "action", "narration"];
const NARRATION = "announce_story";

/**
 * A timeline as the town reads it: each entry's command as `{ name, kwargs }`. What cannot be read
 * that way stays as it is, for the schema to refuse.
 */
export function readTimeline(list: Located, problems: ConfigProblem[]): Located {
  if (list.kind !== "list") return list;
  const items = list.items.map((entry, index) => {
    const at = `scenario.timeline[${index}]`;
    const wrong = unknownKind(entry, `${at}.kind`) ?? wrongNarration(entry, at);
    if (wrong !== null) problems.push(wrong);
    return readEntry(without(entry, (key) => key === "kind"));
  });
  return { ...list, items };
}

function unknownKind(entry: Located, path: string): ConfigProblem | null {
  const kind = entry.kind === "map" ? entry.entries.get("kind")?.value : undefined;
  if (kind === undefined) return null;
  const found = kind.kind === "scalar" ? String(kind.value) : "";
  if (KINDS.includes(found)) return null;
  const near = closest(found, KINDS);
  const hint = near === null ? `known: ${KINDS.join(", ")}` : `did you mean '${near}'?`;
  const message = `unknown kind '${found}'; ${hint}`;
  return mistake(kind, { path, message, found, expected: near });
}

/** A narration tells a story and does nothing else. */
function wrongNarration(entry: Located, path: string): ConfigProblem | null {
  const kind = entry.kind === "map" ? entry.entries.get("kind")?.value : undefined;
  if (entry.kind !== "map" || kind?.kind !== "scalar" || kind.value !== "narration") return null;
  const key = NAMES.find((candidate) => entry.entries.has(candidate));
  const name = key === undefined ? undefined : entry.entries.get(key)?.value;
  if (name?.kind !== "scalar" || name.value === NARRATION) return null;
  const message = `a narration is told by '${NARRATION}', not by '${name.value}'`;
  const found = String(name.value);
  return mistake(name, { path: `${path}.${key}`, message, found, expected: NARRATION });
}

function readEntry(entry: Located): Located {
  if (entry.kind !== "map") return entry;
  const key = NAMES.find((candidate) => entry.entries.has(candidate));
  const name = key === undefined ? undefined : entry.entries.get(key);
  if (name?.value.kind !== "scalar") return entry;
  // Other names of a command are known here as they are on the command line.
  const spelt = spellOut(String(name.value.value), [], {}).name;
  const kwargs = namedArguments(spelt, name.key, entry.entries);
  const { file, line, column } = name.value;
  const command: Located = {
    file,
    line,
    column,
    kind: "map",
    entries: new Map([
      ["name", { key: name.key, value: locatedAt(name.value, spelt) }],
      ["kwargs", kwargs],
    ]),
  };
  const told = new Set([key, "kwargs", "args"]);
  const rest = [...entry.entries].filter(([word]) => !told.has(word));
  return { ...entry, entries: new Map([...rest, ["command", { key: name.key, value: command }]]) };
}

/** Arguments in order become arguments by name, each where it is written. */
function namedArguments(
  command: string,
  key: Place,
  given: ReadonlyMap<string, LocatedEntry>,
): LocatedEntry {
  const kwargs = given.get("kwargs") ?? { key, value: locatedAt(key, {}) };
  const args = given.get("args")?.value;
  if (args?.kind !== "list" || kwargs.value.kind !== "map") return kwargs;
  const order: readonly string[] = isCommandName(command) ? COMMANDS[command].order : [];
  const entries = new Map(kwargs.value.entries);
  args.items.forEach((item, index) => {
    entries.set(order[index] ?? `argument ${index + 1}`, { key: item, value: item });
  });
  const need = entries.get("need")?.value;
  const level = entries.get("value");
  if (command === "setneed" && need?.kind === "scalar" && level !== undefined) {
    const needs = new Map([[String(need.value), level]]);
    entries.set("needs", { key: need, value: { ...need, kind: "map", entries: needs } });
    entries.delete("need");
    entries.delete("value");
  }
  return { ...kwargs, value: { ...kwargs.value, entries } };
}
