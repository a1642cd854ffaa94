import { checkBasket, checkJobs } from "./checks/jobs.ts";
import { checkManifest } from "./checks/manifest.ts";
import { checkAgents, checkPersonalities, checkStarts } from "./checks/people.ts";
import type { CrossProblem } from "./checks/problem.ts";
import { checkMap } from "./check-map.ts";
import { checkWays } from "./checks/ways.ts";
import { type TownConfig, TownShape } from "./town-config.ts";

/** Rules that span sections. Each says which key to change. */
export function checkTown(config: TownConfig): CrossProblem[] {
  const onMap = checkMap(config.map);
  return [
    ...onMap.map(({ path, message }) => ({ path: ["map", ...path], message })),
    ...(onMap.length === 0 ? checkWays(config) : []),
    ...checkJobs(config),
    ...checkBasket(config),
    ...checkPersonalities(config),
    ...checkAgents(config),
    ...checkStarts(config),
    ...checkManifest(config),
  ];
}

/** Parses and cross-checks a resolved configuration. */
export const TownFile = TownShape.superRefine((config, context) => {
  for (const { path, message } of checkTown(config)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});
