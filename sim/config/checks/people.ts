import { ANY_JOB } from "../blocks/scenario.ts";
import { walkableTiles } from "../map.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, duplicate, expected, unknown, wrong } from "./problem.ts";

/** Weights and overrides name personalities that there are. */
export function checkPersonalities({ personalities }: Pick<TownConfig, "personalities">) {
  const known = Object.keys(personalities.profiles);
  const problems: CrossProblem[] = [];
  let sum = 0;
  for (const [name, weight] of Object.entries(personalities.distribution)) {
    sum += weight;
    const path = ["personalities", "distribution", name];
    if (!known.includes(name)) problems.push(unknown(path, "profile", name, known));
  }
  if (sum <= 0) problems.push(wrong(["personalities", "distribution"], "weights add up to 0"));
  for (const [agent, name] of Object.entries(personalities.overrides)) {
    const path = ["personalities", "overrides", agent];
    if (!known.includes(name)) problems.push(unknown(path, "profile", name, known));
  }
  return problems;
}

/** Everybody is somebody, with a home to go to or a place to start from. */
export function checkAgents({ scenario, map }: Pick<TownConfig, "scenario" | "map">) {
  const problems: CrossProblem[] = [];
  const seen = new Set<string>();
  const homes = map.homes.map((home) => home.venue_id);
  scenario.agents.forEach(({ id, home, position }, index) => {
    const path = ["scenario", "agents", index];
    if (seen.has(id)) problems.push(duplicate([...path, "id"], id));
    seen.add(id);
    if (home !== null && !homes.includes(home)) {
      problems.push(unknown([...path, "home"], "home", home, homes));
    }
    if (home === null && position === undefined) {
      problems.push(wrong([...path, "position"], "needed where there is no home"));
    }
  });
  return problems;
}

/** Everybody's job is one of the town's. */
export function checkHirings({ scenario, jobs }: Pick<TownConfig, "scenario" | "jobs">) {
  return scenario.agents.flatMap(({ job }, index): CrossProblem[] =>
    job === null || job === ANY_JOB || jobs[job] !== undefined
      ? []
      : [unknown(["scenario", "agents", index, "job"], "job", job, Object.keys(jobs))],
  );
}

/** Everybody starts on a tile of their own that a person can stand on. */
export function checkStarts({ scenario, map }: Pick<TownConfig, "scenario" | "map">) {
  const problems: CrossProblem[] = [];
  const [width] = map.size;
  const walkable = walkableTiles(map);
  const taken = new Map<string, string>();
  scenario.agents.forEach(({ id, home, position }, index) => {
    const path = ["scenario", "agents", index, "position"];
    const tile = position ?? map.homes.find((entry) => entry.venue_id === home)?.home_tile;
    if (tile === undefined) return;
    const [x, y] = tile;
    if (position !== undefined && (x >= width || walkable[y * width + x] !== 1)) {
      const found = `[${x}, ${y}]`;
      problems.push({
        ...expected(path, "a tile a person can stand on", found),
        message: `${found} is not a tile a person can stand on`,
      });
    }
    const other = taken.get(`${x},${y}`) ?? id;
    if (other !== id) problems.push(wrong(path, `'${other}' already starts on [${x}, ${y}]`));
    taken.set(`${x},${y}`, id);
  });
  return problems;
}
