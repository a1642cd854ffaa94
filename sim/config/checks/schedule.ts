import { closest } from "../closest.ts";
import { affordancesOf } from "../manifest.ts";
import { walkableTiles } from "../map.ts";
import { placeObjects } from "../place-objects.ts";
import { stubsOf } from "../schedule-stubs.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected, unknown, wrong } from "./problem.ts";

type Config = Pick<TownConfig, "scenario" | "jobs" | "map" | "manifest">;
type Step = TownConfig["scenario"]["schedule"][string][number];

/** Schedules are for people who are there or come. */
export function checkScheduled({ scenario }: Pick<TownConfig, "scenario">): CrossProblem[] {
  const coming = scenario.timeline.flatMap(({ command }) =>
    command.name === "spawn" ? [command.kwargs.agent_id] : [],
  );
  const people = [...scenario.agents.map(({ id }) => id), ...coming];
  return Object.keys(scenario.schedule)
    .filter((person) => !people.includes(person))
    .map((person) => unknown(["scenario", "schedule", person], "person", person, people));
}

/** Schedules speak of objects and tiles that there are, and of what those objects offer. */
export function checkSteps(config: Config): CrossProblem[] {
  const { scenario, map, manifest } = config;
  const types = new Map(placeObjects(map.objects, manifest).map(({ id, type }) => [id, type]));
  const offers = new Map(
    [...affordancesOf(manifest), ...stubsOf(config, manifest)].map((offer) => [
      offer.id,
      offer.object_type,
    ]),
  );
  const walkable = walkableTiles(map);
  return Object.entries(scenario.schedule).flatMap(([person, steps]) =>
    steps.flatMap((step, index) => {
      const path = ["scenario", "schedule", person, index];
      return [
        checkObject(step, [...path, "object"], [...types.keys()]),
        checkOffer(step, steps, [...path, "affordance"], types, offers),
        checkTile(step, [...path, "position"], map.size, walkable),
      ].flat();
    }),
  );
}

function checkObject(
  step: Step,
  path: CrossProblem["path"],
  objects: readonly string[],
): CrossProblem[] {
  if (!("object" in step) || step.object === undefined || objects.includes(step.object)) return [];
  return [unknown(path, "object", step.object, objects)];
}

/** One affordance belongs to one type of object. A start of what is never asked for comes to nothing anyway. */
function checkOffer(
  step: Step,
  steps: readonly Step[],
  path: CrossProblem["path"],
  types: ReadonlyMap<string, string>,
  offers: ReadonlyMap<string, string>,
): CrossProblem[] {
  if (step.kind !== "request" && step.kind !== "start") return [];
  const { object } = step;
  if (!steps.some((other) => other.kind === "request" && other.object === object)) return [];
  const type = types.get(object);
  const offered = offers.get(step.affordance);
  if (type === undefined || offered === undefined || offered === type) return [];
  const found = `'${object}', a ${type}`;
  return [expected(path, `an object of the type '${offered}' for '${step.affordance}'`, found)];
}

function checkTile(
  step: Step,
  path: CrossProblem["path"],
  [width]: readonly [number, number],
  walkable: Uint8Array,
): CrossProblem[] {
  if (step.kind !== "move") return [];
  const [x, y] = step.position;
  if (x < width && walkable[y * width + x] === 1) return [];
  return [wrong(path, `[${x}, ${y}] is not a tile a person can stand on`)];
}

/** A name that no manifest knows is made up for the schedule; one that is nearly known is hardly meant. */
export function checkStubs(config: Config): CrossProblem[] {
  const { scenario, manifest } = config;
  const known = affordancesOf(manifest).map(({ id }) => id);
  const made = new Set(stubsOf(config, manifest).map(({ id }) => id));
  return Object.entries(scenario.schedule).flatMap(([person, steps]) =>
    steps.flatMap((step, index) => {
      if (step.kind !== "request" || !made.has(step.affordance)) return [];
      const near = closest(step.affordance, known);
      if (near === null) return [];
      const path = ["scenario", "schedule", person, index, "affordance"];
      const message = `the manifest has no '${step.affordance}'; did you mean '${near}'?`;
      return [{ ...doubtful(path, message), found: step.affordance, expected: near }];
    }),
  );
}
