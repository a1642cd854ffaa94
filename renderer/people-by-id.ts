import type { Scene, SceneAgent } from "../sim/telemetry/scene.ts";
import { perObject } from "./per-object.ts";

/** Who lives in a town, by id. */
export const peopleById = perObject(
  (agents: readonly SceneAgent[]): ReadonlyMap<string, SceneAgent> =>
    new Map(agents.map((agent) => [agent.id, agent])),
);

/** Who goes by an id in a town; undefined for nobody, and where there is no town. */
export const somebodyIn = (
  scene: Pick<Scene, "agents"> | null | undefined,
  id: string | null | undefined,
): SceneAgent | undefined =>
  scene === null || scene === undefined || typeof id !== "string"
    ? undefined
    : peopleById(scene.agents).get(id);
