import { type Located, locate, locatedAt, mistakeAt, withChange, withEntry } from "./located.ts";
import { namedFile, read, readNamed, type Reading } from "./reading.ts";
import { readTimeline } from "./read-timeline.ts";

const PLACE = ["scenario", "timeline"];

/**
 * The scenario's timeline as the town reads it: the list that it has, or that of the file it names.
 * A manifest that a timeline loads is read with it: the town reads no files.
 */
export function withTimeline(reading: Reading, root: Located): Located {
  const given = locate(root, PLACE);
  if (given === undefined) return root;
  const file = namedFile(given);
  const content =
    file === null ? given : readNamed(reading, file, root, PLACE, () => read(reading, file));
  const list = content === null ? locatedAt(given, []) : entriesOf(content);
  if (list.kind !== "list") reading.problems.push(mistakeAt(root, PLACE, "expected a list"));
  const timed = withChange(root, PLACE, () => readTimeline(list, reading.problems));
  return withChange(timed, PLACE, (entries) => {
    if (entries.kind !== "list") return locatedAt(given, []);
    const items = entries.items.map((entry, at) => withReload(reading, timed, entry, at));
    return { ...entries, items };
  });
}

/** What a file lists: all of it, or what it has under `timeline`. */
function entriesOf(content: Located): Located {
  return content.kind === "list" ? content : (locate(content, ["timeline"]) ?? content);
}

/** Commands that name a file which the town is given with them: it reads none itself. */
const RELOADS: ReadonlySet<unknown> = new Set(["reload_affordances", "reload_perturbations"]);

function withReload(reading: Reading, root: Located, entry: Located, index: number): Located {
  const name = locate(entry, ["command", "name"]);
  const named = locate(entry, ["command", "kwargs", "path"]);
  const isReload = name?.kind === "scalar" && RELOADS.has(name.value);
  const file = named === undefined ? null : namedFile(named);
  if (!isReload || named === undefined || file === null) return entry;
  if (locate(entry, ["command", "kwargs", "entries"]) !== undefined) return entry;
  const at = [...PLACE, index, "command", "kwargs", "path"];
  const content = readNamed(reading, file, root, at, () => read(reading, file));
  const checksum = reading.checksums.get(file);
  if (content === null || checksum === undefined) return entry;
  return withChange(entry, ["command", "kwargs"], (kwargs) =>
    withEntry(
      withEntry(kwargs, "checksum", { key: named, value: locatedAt(named, checksum) }),
      "entries",
      { key: named, value: content },
    ),
  );
}
