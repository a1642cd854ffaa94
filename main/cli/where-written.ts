import { COMMANDS, type CommandName } from "../../sim/console/registry.ts";
import { type Located, type Path, locate } from "../config/located.ts";

/** Other names under which an argument may be written, by the name it has. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  key: "item",
  daily_exit_cap: "cap",
  needs: "value",
};

const PAYLOAD: Path = ["kwargs", "payload"];

/**
 * Where in an envelope the part of a command at `path` was written: by name, inside `payload`, or in
 * its place among `args`. The path itself where it was not written at all.
 */
export function whereWritten(root: Located, name: CommandName, path: Path): Path {
  const [top, key, ...rest] = path;
  if (top !== "kwargs") return path;
  // Keys that nobody knows are told with the map that they are in.
  if (key === undefined) return locate(root, PAYLOAD) === undefined ? path : PAYLOAD;
  const order: readonly string[] = COMMANDS[name].order;
  const place = typeof key === "string" ? order.indexOf(key) : -1;
  const [first, ...deeper] = rest;
  const other = OTHER_NAMES[key] ?? key;
  const single = key === "needs" ? deeper : rest;
  const candidates: Path[] = [
    // teleport ID X Y
    ...(key === "position" && typeof first === "number" && locate(root, ["args", 2]) !== undefined
      ? [["args", first + 1, ...deeper]]
      : []),
    ...(key === "needs" ? [["args", 2, ...deeper]] : []),
    ...(place < 0 ? [] : [["args", place, ...rest]]),
    ["kwargs", key, ...rest],
    [...PAYLOAD, key, ...rest],
    ["kwargs", other, ...single],
    [...PAYLOAD, other, ...single],
  ];
  return candidates.find((candidate) => locate(root, candidate) !== undefined) ?? path;
}
