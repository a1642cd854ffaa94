import { basketPerDay, wagePerDay } from "../economy/basket.ts";
import { ITEMS } from "./affordances.ts";
import { checkMap, walkableTiles } from "./map.ts";
import { PRICES, type TownConfig, TownShape } from "./town-config.ts";

interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Rules that span sections. Each says which key to change. */
export function checkTown(config: TownConfig): ConfigProblem[] {
  return [
    ...checkMap(config.map).map(({ path, message }) => ({ path: ["map", ...path], message })),
    ...checkJobs(config),
    ...checkBasket(config),
    ...checkPersonalities(config),
    ...checkAgents(config),
    ...checkStarts(config),
    ...checkManifest(config),
  ];
}

function checkJobs({ jobs, time, map }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    if (job.start_tick > job.end_tick || job.end_tick >= time.ticks_per_day) {
      problems.push({
        path: ["jobs", id, "end_tick"],
        message: `expected start_tick ≤ end_tick < ${time.ticks_per_day}, found ${job.start_tick} and ${job.end_tick}`,
      });
    }
    if (map.job_sites[id] === undefined) {
      problems.push({ path: ["jobs", id], message: `the map has no job_sites for '${id}'` });
    }
  }
  return problems;
}

function checkBasket({ economy, jobs }: TownConfig): ConfigProblem[] {
  if (!economy.enforce_basket) return [];
  const basket = basketPerDay(economy);
  const problems: ConfigProblem[] = [];
  for (const [id, job] of Object.entries(jobs)) {
    const wage = wagePerDay(job, economy);
    if (wage < 1.1 * basket) {
      problems.push({
        path: ["jobs", id, "wage_rate"],
        message: `pays ${wage.toFixed(2)} a day, less than 1.10 × the basket of ${basket.toFixed(2)} (rent, three meals, a shower)`,
      });
    }
  }
  return problems;
}

function checkPersonalities({ personalities }: TownConfig): ConfigProblem[] {
  const known = Object.keys(personalities.profiles);
  const problems: ConfigProblem[] = [];
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

function checkAgents({ scenario, map, jobs }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
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
function checkStarts({ scenario, map }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
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

function checkManifest({ manifest, map, time }: TownConfig): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const types = [...new Set(map.objects.map((object) => object.type))];
  manifest.forEach((affordance, index) => {
    const path = ["manifest", index];
    if (
      affordance.price !== undefined &&
      !(PRICES as readonly string[]).includes(affordance.price)
    ) {
      problems.push({
        path: [...path, "price"],
        message: unknown("price", affordance.price, PRICES),
      });
    }
    if (!types.includes(affordance.object_type)) {
      problems.push({
        path: [...path, "object_type"],
        message: unknown("object type on the map", affordance.object_type, types),
      });
    }
    if (affordance.duration > time.ticks_per_day) {
      problems.push({
        path: [...path, "duration"],
        message: `longer than a day (${time.ticks_per_day} ticks)`,
      });
    }
  });
  map.objects.forEach((object, index) => {
    for (const item of Object.keys(object.stock ?? {})) {
      if (!(ITEMS as readonly string[]).includes(item)) {
        problems.push({
          path: ["map", "objects", index, "stock", item],
          message: unknown("item", item, ITEMS),
        });
      }
    }
  });
  return problems;
}

function unknown(what: string, found: string, known: readonly string[]): string {
  return `unknown ${what} '${found}'; known: ${known.join(", ")}`;
}

/** Parses and cross-checks a resolved configuration. */
export const TownFile = TownShape.superRefine((config, context) => {
  for (const { path, message } of checkTown(config)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});
