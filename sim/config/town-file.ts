import { checkMap } from "./check-map.ts";
import { checkHours, checkThresholds } from "./checks/hours.ts";
import {
  checkBasket,
  checkJobPatience,
  checkJobSites,
  checkLateness,
  checkPlaces,
  checkShifts,
} from "./checks/jobs.ts";
import { checkEmbeddings, checkExitCaps, checkLifecycle, checkNames } from "./checks/lifecycle.ts";
import { checkDoubts, checkObjectTypes, checkOffers, checkRuntime } from "./checks/manifest.ts";
import { checkNarration } from "./checks/narration.ts";
import { checkAgents, checkHirings, checkPersonalities, checkStarts } from "./checks/people.ts";
import type { CrossProblem } from "./checks/problem.ts";
import { checkRivalry } from "./checks/relationships.ts";
import { checkPunctuality, checkSocialRewards } from "./checks/rewards.ts";
import { checkObjectChannels, checkObservations } from "./checks/observations.ts";
import { checkPerturbations } from "./checks/perturbations.ts";
import { checkRoom } from "./checks/room.ts";
import { checkScheduled, checkSteps, checkStubs } from "./checks/schedule.ts";
import { checkRestock, checkStock } from "./checks/stock.ts";
import { checkTimeline } from "./checks/timeline.ts";
import { checkWays } from "./checks/ways.ts";
import { placeObjects } from "./place-objects.ts";
import { stubsOf } from "./schedule-stubs.ts";
import { type TownConfig, TownShape } from "./town-config.ts";

/** What there is of a configuration. */
export type TownSections = { readonly [K in keyof TownConfig]?: TownConfig[K] | undefined };

/** A rule that is asked once its sections are there. */
function rule<K extends keyof TownConfig>(
  keys: readonly K[],
  check: (config: Pick<TownConfig, K>) => CrossProblem[],
): (config: TownSections) => CrossProblem[] {
  return (config) => (has(config, keys) ? check(config) : []);
}

function has<K extends keyof TownConfig>(
  config: TownSections,
  keys: readonly K[],
): config is TownSections & Pick<TownConfig, K> {
  return keys.every((key) => config[key] !== undefined);
}

/** Checks the map with everything that stands on it, be it that the manifest alone places it. */
function checkGround({ map, manifest = [] }: TownSections): CrossProblem[] {
  if (map === undefined) return [];
  const objects = placeObjects(map.objects, manifest);
  const placeOf = (path: CrossProblem["path"]): CrossProblem["path"] => {
    const [section, index, ...rest] = path;
    const object = section === "objects" && typeof index === "number" ? index : -1;
    if (object < map.objects.length) return ["map", ...path];
    return ["manifest", manifest.findIndex(({ id }) => id === objects[object].id), ...rest];
  };
  return checkMap({ ...map, objects }).map((found) => movedTo(found, placeOf(found.path)));
}

/** The file of disturbances may be missing: there need not be one. */
function checkEvents(config: TownSections): CrossProblem[] {
  if (!has(config, ["perturbations", "map", "manifest", "scenario"])) return [];
  const { perturbation_file } = config;
  return checkPerturbations({
    ...config,
    ...(perturbation_file === undefined ? {} : { perturbation_file }),
  });
}

function movedTo(found: CrossProblem, path: CrossProblem["path"]): CrossProblem {
  return { ...found, path };
}

/** Ways can only be measured on a map that is sound otherwise. */
const measureWays = rule(["map", "world"], checkWays);

const measureRoom = rule(["jobs", "map", "manifest"], checkRoom);
const matchTypes = rule(["manifest", "map"], checkObjectTypes);

/** What the schedule makes up counts as if the manifest had it. */
function withSchedule(config: TownSections): TownSections {
  if (!has(config, ["scenario", "jobs", "map", "manifest"])) return config;
  return { ...config, manifest: [...config.manifest, ...stubsOf(config, config.manifest)] };
}

const RULES = [
  (config: TownSections) => measureRoom(withSchedule(config)),
  rule(["jobs", "time"], checkShifts),
  rule(["jobs", "map"], checkJobSites),
  rule(["economy", "jobs"], checkBasket),
  rule(["jobs", "scenario"], checkPlaces),
  rule(["employment"], checkLateness),
  rule(["employment", "jobs"], checkJobPatience),
  rule(["behavior", "time"], checkHours),
  rule(["behavior", "lifecycle"], checkThresholds),
  rule(["lifecycle"], checkLifecycle),
  rule(["employment", "lifecycle"], checkExitCaps),
  rule(["embedding_allocator", "scenario", "world"], checkEmbeddings),
  rule(["assets"], checkNames),
  rule(["economy"], checkRestock),
  rule(["economy", "map"], checkStock),
  rule(["conflict"], checkRivalry),
  rule(["rewards"], checkPunctuality),
  rule(["features"], checkSocialRewards),
  rule(["narration"], checkNarration),
  rule(["personalities"], checkPersonalities),
  rule(["scenario", "map"], checkAgents),
  rule(["scenario", "jobs"], checkHirings),
  rule(["scenario", "map"], checkStarts),
  rule(["scenario", "jobs", "map"], checkTimeline),
  rule(["manifest", "time"], checkOffers),
  rule(["scenario"], checkScheduled),
  rule(["scenario", "jobs", "map", "manifest"], checkSteps),
  rule(["scenario", "jobs", "map", "manifest"], checkStubs),
  (config: TownSections) => matchTypes(withSchedule(config)),
  rule(["manifest", "world"], checkDoubts),
  rule(["affordances"], checkRuntime),
  rule(["observations_config", "time"], checkObservations),
  rule(["observations_config", "map", "manifest"], checkObjectChannels),
];

/**
 * Rules that span sections. Each says which key to change. A rule whose sections are not all there
 * is not asked, so that one round shows as much as can be known.
 */
export function checkTown(config: TownSections): CrossProblem[] {
  const ground = checkGround(config);
  const sound = ground.every(({ severity }) => severity === "warning");
  return [
    ...ground,
    ...(sound ? measureWays(config) : []),
    ...RULES.flatMap((ask) => ask(config)),
    ...checkEvents(config),
  ];
}

/** Parses and cross-checks a resolved configuration; warnings pass. */
export const TownFile = TownShape.superRefine((config, context) => {
  for (const { path, message, severity } of checkTown(config)) {
    if (severity === "error") context.addIssue({ code: "custom", path: [...path], message });
  }
});
