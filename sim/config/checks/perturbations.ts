import { SPEC_SLOTS } from "../../world/world.ts";
import { PRICE_GROUPS } from "../blocks/economy.ts";
import type { EventSpec } from "../blocks/perturbations.ts";
import { placeObjects } from "../place-objects.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected, unknown } from "./problem.ts";

type Path = CrossProblem["path"];
type Events = Readonly<Record<string, EventSpec>>;
type Sections = Pick<TownConfig, "perturbations" | "map" | "manifest" | "scenario"> &
  Partial<Pick<TownConfig, "perturbation_file">>;

/** Two rows are kept for what an operator can switch in any town. */
const MOST_EVENTS = SPEC_SLOTS - 2;

/**
 * What disturbances are about is there: prices, and in this town places, objects and people. One that
 * is about nothing does nothing, and a town may live with it.
 */
export function checkPerturbations(config: Sections): CrossProblem[] {
  const { perturbations, perturbation_file } = config;
  const own = perturbations.events;
  const shared = perturbation_file?.events ?? {};
  const names = new Set([...Object.keys(own), ...Object.keys(shared)]);
  const tooMany =
    names.size > MOST_EVENTS
      ? [expected(["perturbations", "events"], `at most ${MOST_EVENTS} events`, names.size)]
      : [];
  // Of a file that many towns share only what looks like a slip is told.
  const slips = checkEvents(config, shared, ["perturbation_file", "events"]).filter(
    ({ expected: near }) => near !== null,
  );
  return [...tooMany, ...checkEvents(config, own, ["perturbations", "events"]), ...slips];
}

function checkEvents(config: Sections, events: Events, path: Path): CrossProblem[] {
  const there = Object.entries(events).map(([name, spec]) =>
    checkThere(config, spec, [...path, name]),
  );
  return [checkTargets(events, path), ...there].flat();
}

/** Targets of price spikes name prices. Needs no more than the events themselves. */
export function checkTargets(events: Events, path: Path): CrossProblem[] {
  const known = Object.keys(PRICE_GROUPS);
  return Object.entries(events).flatMap(([name, spec]) =>
    spec.kind !== "price_spike"
      ? []
      : spec.targets.flatMap((target, index) =>
          known.includes(target)
            ? []
            : [missing([...path, name, "targets", index], "price", target, known)],
        ),
  );
}

function checkThere(
  { map, manifest, scenario }: Sections,
  spec: EventSpec,
  path: Path,
): CrossProblem[] {
  const objects = placeObjects(map.objects, manifest);
  const ids = objects.map(({ id }) => id);
  if (spec.kind === "arranged_meet") {
    const people = scenario.agents.map(({ id }) => id);
    const invited = spec.target === "top_rivals" ? [] : spec.target;
    const places = [...map.venues.map(({ id }) => id), ...ids];
    return [
      ...listed(invited, [...path, "target"], "person", people),
      ...(places.includes(spec.location)
        ? emptyPlace(spec.location, objects, map.venues, path)
        : [missing([...path, "location"], "venue or object", spec.location, places)]),
    ];
  }
  if (spec.kind !== "queue_closure") return [];
  const types = [...new Set(objects.map(({ type }) => type))];
  const { object_type } = spec;
  return [
    ...listed(spec.objects ?? [], [...path, "objects"], "object", ids),
    ...(object_type === undefined || types.includes(object_type)
      ? []
      : [missing([...path, "object_type"], "type of object", object_type, types)]),
  ];
}

/** People find one another at something that stands there. */
function emptyPlace(
  id: string,
  objects: ReturnType<typeof placeObjects>,
  venues: TownConfig["map"]["venues"],
  path: Path,
): CrossProblem[] {
  const isVenue = venues.some((venue) => venue.id === id);
  if (!isVenue || objects.some(({ venue }) => venue === id)) return [];
  return [doubtful([...path, "location"], `nothing stands in '${id}' at which people could meet`)];
}

/** Names such as `bob#2` are given while the town runs. */
function listed(
  found: readonly string[],
  path: Path,
  what: string,
  known: readonly string[],
): CrossProblem[] {
  return found.flatMap((id, index) =>
    known.includes(id) || id.includes("#") ? [] : [missing([...path, index], what, id, known)],
  );
}

function missing(path: Path, what: string, id: string, known: readonly string[]): CrossProblem {
  return { ...unknown(path, what, id, known), severity: "warning" };
}
