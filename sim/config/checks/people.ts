import { walkableTiles } from "../map.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, unknown } from "./problem.ts";

export function checkPersonalities({ personalities }: TownConfig): CrossProblem[] {
  const known = Object.keys(personalities.profiles);
  const problems: CrossProblem[] = [];
  let sum = 0;
  for (const [name, weight] of Object.entries(personalities.distribution)) {
    sum += weight;
    if (!known.includes(name)) {
      problems.push({
        path: ["personalities", "distribution", name],
        message: unknown("profile", name, known),
      });
    }
  }
  if (sum <= 0) {
    problems.push({ path: ["personalities", "distribution"], message: "weights add up to 0" });
  }
  for (const [agent, name] of Object.entries(personalities.overrides)) {
    if (!known.includes(name)) {
      problems.push({
        path: ["personalities", "overrides", agent],
        message: unknown("profile", name, known),
      });
    }
  }
  return problems;
}

export function checkAgents({ scenario, map, jobs }: TownConfig): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const seen = new Set<string>();
  const homes = map.homes.map((home) => home.venue_id);
  scenario.agents.forEach((agent, index) => {
    const path = ["scenario", "agents", index];
    if (seen.has(agent.id)) {
      problems.push({ path: [...path, "id"], message: `duplicate id '${agent.id}'` });
    }
    seen.add(agent.id);
    if (agent.home !== null && !homes.includes(agent.home)) {
      problems.push({ path: [...path, "home"], message: unknown("home", agent.home, homes) });
    }
    if (agent.job !== null && jobs[agent.job] === undefined) {
      problems.push({
        path: [...path, "job"],
        message: unknown("job", agent.job, Object.keys(jobs)),
      });
    }
    if (agent.home === null && agent.position === undefined) {
      problems.push({ path: [...path, "position"], message: "needed where there is no home" });
    }
  });
  return problems;
}

/** Everybody starts on a tile of their own that a person can stand on. */
export function checkStarts({ scenario, map }: TownConfig): CrossProblem[] {
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
      problems.push({ path, message: `[${x}, ${y}] is not a tile a person can stand on` });
    }
    const other = taken.get(`${x},${y}`) ?? id;
    if (other !== id) problems.push({ path, message: `'${other}' already starts on [${x}, ${y}]` });
    taken.set(`${x},${y}`, id);
  });
  return problems;
}
