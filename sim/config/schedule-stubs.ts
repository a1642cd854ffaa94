import { type Affordance, type ManifestEntry, affordancesOf } from "./manifest.ts";
import { placeObjects } from "./place-objects.ts";
import type { TownConfig } from "./town-config.ts";

/** Ticks that a use takes which neither schedule nor job gives a length. */
const STUB_TICKS = 30;

/**
 * Affordances that the schedule speaks of and the manifest does not know: they take time on the type
 * of object that the schedule names, and do nothing else. As long as the schedule says, or as the
 * shift of the first who does it.
 */
export function stubsOf(
  { scenario, jobs, map }: Pick<TownConfig, "scenario" | "jobs" | "map">,
  manifest: readonly ManifestEntry[],
): Affordance[] {
  const schedules = Object.entries(scenario.schedule);
  if (schedules.length === 0) return [];
  const known = new Set(affordancesOf(manifest).map(({ id }) => id));
  const types = new Map(placeObjects(map.objects, manifest).map(({ id, type }) => [id, type]));
  const stubs: Affordance[] = [];
  for (const [person, steps] of schedules) {
    const shift = shiftTicks(jobs[scenario.agents.find(({ id }) => id === person)?.job ?? ""]);
    for (const step of steps) {
      if (step.kind !== "request" && step.kind !== "start") continue;
      const type = types.get(step.object);
      if (known.has(step.affordance) || type === undefined) continue;
      known.add(step.affordance);
      stubs.push(stub(step.affordance, type, step.duration ?? shift ?? STUB_TICKS));
    }
  }
  return stubs;
}

function shiftTicks(job: TownConfig["jobs"][string] | undefined): number | undefined {
  return job === undefined ? undefined : job.end_tick - job.start_tick + 1;
}

function stub(id: string, object_type: string, duration: number): Affordance {
  return {
    type: "affordance",
    id,
    object_type,
    duration,
    effects: {},
    spread: false,
    preconds: [],
    hooks: { before: [], after: [], fail: [] },
    capacity: 1,
    units: 1,
    tags: [],
  };
}
