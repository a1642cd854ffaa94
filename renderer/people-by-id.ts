import type { Scene, SceneAgent } from "../sim/telemetry/scene.ts";

const casts = new WeakMap<readonly SceneAgent[], ReadonlyMap<string, SceneAgent>>();

/** Who lives in a town, by id; made once for each cast, however many ask. */
export function peopleById(agents: readonly SceneAgent[]): ReadonlyMap<string, SceneAgent> {
  const known = casts.get(agents);
  if (known !== undefined) return known;
  const people = new Map(agents.map((agent) => [agent.id, agent]));
  casts.set(agents, people);
  return people;
}

/** Who goes by an id in a town; undefined for nobody, and where there is no town. */
export const somebodyIn = (
  scene: Pick<Scene, "agents"> | null | undefined,
  id: string | null | undefined,
): SceneAgent | undefined =>
  scene === null || scene === undefined || typeof id !== "string"
    ? undefined
    : peopleById(scene.agents).get(id);
