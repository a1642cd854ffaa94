import type { SceneAgent } from "../sim/telemetry/scene.ts";

const casts = new WeakMap<readonly SceneAgent[], ReadonlyMap<string, SceneAgent>>();

/** Who lives in a town, by id; made once for each cast, however many ask. */
export function peopleById(agents: readonly SceneAgent[]): ReadonlyMap<string, SceneAgent> {
  const known = casts.get(agents);
  if (known !== undefined) return known;
  const people = new Map(agents.map((agent) => [agent.id, agent]));
  casts.set(agents, people);
  return people;
}
