import { type Position, walkableTiles } from "../map.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, duplicate, unknown, wrong } from "./problem.ts";

type Entry = TownConfig["scenario"]["timeline"][number];

/** Commands of a timeline speak of people who are there by then, of jobs and of tiles that there are. */
export function checkTimeline({
  scenario,
  jobs,
  map,
}: Pick<TownConfig, "scenario" | "jobs" | "map">): CrossProblem[] {
  const walkable = walkableTiles(map);
  const people = scenario.agents.map(({ id }) => id);
  const inTime = scenario.timeline
    .map((entry, index) => ({ ...entry, path: ["scenario", "timeline", index, "command"] }))
    .toSorted((a, b) => a.tick - b.tick);
  return inTime.flatMap(({ command, path }) =>
    [
      checkPerson(command, [...path, "kwargs", "agent_id"], people),
      checkPairs(command, [...path, "kwargs"], people),
      checkJob(command, [...path, "kwargs", "job_id"], Object.keys(jobs)),
      checkTile(command, [...path, "kwargs", "position"], map.size, walkable),
    ].flat(),
  );
}

/** Takes note of whoever the command brings or takes away. A name such as `bob#2` is given while the town runs. */
function checkPerson(
  { name, kwargs }: Entry["command"],
  path: CrossProblem["path"],
  people: string[],
): CrossProblem[] {
  if (!("agent_id" in kwargs) || kwargs.agent_id === undefined) return [];
  const { agent_id } = kwargs;
  const known = people.includes(agent_id);
  if (name === "kill" && known) people.splice(people.indexOf(agent_id), 1);
  if (name !== "spawn") {
    return known || isNamed(agent_id, people) ? [] : [unknown(path, "person", agent_id, people)];
  }
  people.push(agent_id);
  return known ? [duplicate(path, agent_id)] : [];
}

/** Arguments that name somebody who has to be there. */
const OTHERS = new Set(["speaker", "listener", "agent_a", "agent_b"]);

function checkPairs(
  { kwargs }: Entry["command"],
  path: CrossProblem["path"],
  people: readonly string[],
): CrossProblem[] {
  return Object.entries(kwargs).flatMap(([key, name]) =>
    !OTHERS.has(key) || typeof name !== "string" || isNamed(name, people)
      ? []
      : [unknown([...path, key], "person", name, people)],
  );
}

function isNamed(name: string, people: readonly string[]): boolean {
  return people.includes(name) || name.includes("#");
}

function checkJob(
  { kwargs }: Entry["command"],
  path: CrossProblem["path"],
  jobs: readonly string[],
): CrossProblem[] {
  const job = "job_id" in kwargs ? kwargs.job_id : null;
  return job === null || jobs.includes(job) ? [] : [unknown(path, "job", job, jobs)];
}

function checkTile(
  { kwargs }: Entry["command"],
  path: CrossProblem["path"],
  [width]: Position,
  walkable: Uint8Array,
): CrossProblem[] {
  if (!("position" in kwargs)) return [];
  const [x, y] = kwargs.position;
  if (x < width && walkable[y * width + x] === 1) return [];
  return [wrong(path, `[${x}, ${y}] is not a tile a person can stand on`)];
}
