import type { Located } from "./located.ts";
import { keyPlace, locate, mistake, withEntry, without } from "./located.ts";
import type { Reading } from "./reading.ts";

/**
 * One file under the names that the rules go by: `observations` is `observations_config`, and
 * `observations_config.hybrid.time_ticks_per_day` sets `time.ticks_per_day`. A file that gives a thing
 * both its names is refused.
 */
export function withOldNames(reading: Reading, root: Located): Located {
  return withDay(reading, withObservations(reading, root));
}

function withObservations(reading: Reading, root: Located): Located {
  if (root.kind !== "map") return root;
  const entry = root.entries.get("observations");
  if (entry === undefined) return root;
  if (root.entries.has("observations_config")) {
    const message = "'observations' is another name of 'observations_config'; keep one of them";
    const place = keyPlace(root, [], "observations");
    reading.problems.push(mistake(place, { path: "observations", message, found: "both" }));
  }
  const rest = without(root, (key) => key === "observations");
  return withEntry(rest, "observations_config", entry);
}

function withDay(reading: Reading, root: Located): Located {
  const path = ["observations_config", "hybrid", "time_ticks_per_day"];
  const day = locate(root, path);
  if (day === undefined || root.kind !== "map") return root;
  const time = root.entries.get("time");
  if (time === undefined) {
    const entries = new Map([["ticks_per_day", { key: day, value: day }]]);
    return withEntry(root, "time", { key: day, value: { ...day, kind: "map", entries } });
  }
  if (locate(root, ["time", "ticks_per_day"]) !== undefined) {
    const message =
      "'time_ticks_per_day' is another name of 'time.ticks_per_day'; keep one of them";
    const place = keyPlace(root, path.slice(0, 2), "time_ticks_per_day");
    reading.problems.push(mistake(place, { path: path.join("."), message, found: "both" }));
    return root;
  }
  const value = withEntry(time.value, "ticks_per_day", { key: day, value: day });
  return withEntry(root, "time", { key: time.key, value });
}
