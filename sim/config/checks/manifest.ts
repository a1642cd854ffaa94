import { lintManifest } from "../../affordances/lint-manifest.ts";
import { compilePrecondition } from "../../affordances/preconditions/compile.ts";
import { closest } from "../closest.ts";
import { PRICES } from "../blocks/economy.ts";
import { UTILITIES } from "../blocks/world.ts";
import { type Affordance, affordancesOf } from "../manifest.ts";
import { placeObjects, placementProblems } from "../place-objects.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, duplicate, expected, unknown, wrong } from "./problem.ts";

/** Affordances name prices that there are, and end within a day. */
export function checkOffers({ manifest, time }: Pick<TownConfig, "manifest" | "time">) {
  const problems: CrossProblem[] = [];
  manifest.forEach((entry, index) => {
    if (entry.type === "object") return;
    const { price, duration } = entry;
    const path = ["manifest", index];
    const known: readonly string[] = PRICES;
    if (price !== undefined && !known.includes(price)) {
      problems.push(unknown([...path, "price"], "price", price, known));
    }
    if (duration > time.ticks_per_day) {
      const because = ` (a day has ${time.ticks_per_day})`;
      const wanted = `at most ${time.ticks_per_day} ticks`;
      problems.push(expected([...path, "duration"], wanted, duration, because));
    }
  });
  return problems;
}

/** The map and the manifest speak of the same types of objects, and of the same objects where they share an id. */
export function checkObjectTypes({ manifest, map }: Pick<TownConfig, "manifest" | "map">) {
  const problems: CrossProblem[] = [];
  const placed = placeObjects(map.objects, manifest);
  const standing = [...new Set(placed.map(({ type }) => type))];
  const offers = affordancesOf(manifest);
  const offering = new Set(offers.map(({ object_type }) => object_type));
  for (const { path, message } of placementProblems(map.objects, manifest)) {
    problems.push(wrong(["manifest", ...path], message));
  }
  manifest.forEach(({ object_type }, index) => {
    const near = standing.includes(object_type) ? null : closest(object_type, standing);
    if (near === null) return;
    const path = ["manifest", index, "object_type"];
    const message = `no object of the map is a '${object_type}'; did you mean '${near}'?`;
    problems.push({ ...doubtful(path, message), found: object_type, expected: near });
  });
  const ids = new Set(offers.map(({ id }) => id));
  const silent = new Set<string>();
  map.objects.forEach(({ id, type }, index) => {
    if (ids.has(id)) problems.push(duplicate(["map", "objects", index, "id"], id));
    if (offering.has(type) || silent.has(type)) return;
    silent.add(type);
    const path = ["map", "objects", index, "type"];
    problems.push(doubtful(path, `nothing in the manifest is offered by a '${type}'`));
  });
  return problems;
}

/** What is allowed in a manifest and hardly meant; and conditions on a utility that the object does without. */
export function checkDoubts({ manifest, world }: Pick<TownConfig, "manifest" | "world">) {
  const problems = lintManifest(manifest).map(({ path, message }) =>
    doubtful(["manifest", ...path], message),
  );
  manifest.forEach((entry, index) => {
    if (entry.type === "object") return;
    for (const utility of UTILITIES) {
      const supplied: readonly string[] = world.utilities[utility];
      if (supplied.includes(entry.object_type) || !asksFor(entry, `${utility}_on`)) continue;
      const message = `affordance '${entry.id}': ${utility}_on never holds, since world.utilities.${utility} does not name '${entry.object_type}'`;
      problems.push(doubtful(["manifest", index, "preconds"], message));
    }
  });
  return problems;
}

function asksFor({ id, preconds }: Affordance, name: string): boolean {
  return preconds.some((text) => {
    const compiled = compilePrecondition(text, id);
    return compiled.ok && compiled.value.names.includes(name);
  });
}

/** What carries out uses: there is one way, and null means it too. */
const STANDARD_RUNTIME = "builtin:standard";

/** The runtime that carries out uses is the program's own. */
export function checkRuntime({ affordances }: Pick<TownConfig, "affordances">): CrossProblem[] {
  const { factory } = affordances.runtime;
  if (factory === null || factory === STANDARD_RUNTIME) return [];
  const path = ["affordances", "runtime", "factory"];
  const [module = "", name = "", ...rest] = factory.split(":");
  if (module === "" || name === "" || rest.length > 0) {
    return [expected(path, "'module:function'", `'${factory}'`)];
  }
  return [unknown(path, "runtime", factory, [STANDARD_RUNTIME])];
}
