import { closest } from "../../sim/config/closest.ts";
import { spellOut } from "../../sim/console/commands.ts";
import { type ConfigProblem, type Located, locatedAt, mistake, without } from "./located.ts";

/** What a timeline entry may call its command. */
const NAMES = ["command", "name", "action"];
/** Who an entry stands for; a town does the same for both. */
const KINDS = ["console", "action"];

/**
 * A timeline as the town reads it: each entry's command as `{ name, kwargs }`. What cannot be read
 * that way stays as it is, for the schema to refuse.
 */
export function readTimeline(list: Located, problems: ConfigProblem[]): Located {
  if (list.kind !== "list") return list;
  const items = list.items.map((entry, index) => {
    const unknown = unknownKind(entry, `scenario.timeline[${index}].kind`);
    if (unknown !== null) problems.push(unknown);
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

function readEntry(entry: Located): Located {
  if (entry.kind !== "map") return entry;
  const key = NAMES.find((candidate) => entry.entries.has(candidate));
  const name = key === undefined ? undefined : entry.entries.get(key);
  if (name?.value.kind !== "scalar") return entry;
  // Other names of a command are known here as they are on the command line.
  const spelt = spellOut(String(name.value.value), [], {}).name;
  const kwargs = entry.entries.get("kwargs") ?? { key: name.key, value: locatedAt(name.key, {}) };
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
  const rest = [...entry.entries].filter(([word]) => word !== key && word !== "kwargs");
  return { ...entry, entries: new Map([...rest, ["command", { key: name.key, value: command }]]) };
}
