import { type Crowd, crowdTown } from "../../sim/config/crowd.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Bench } from "./bench-cases.ts";

interface Size extends Crowd {
  readonly name: string;
  readonly isSlow?: boolean;
}

/** On maps that grow with the people; and 50 and 1,000 on one map. */
const SIZES: readonly Size[] = [
  { name: "crowd-8", people: 8, side: null },
  { name: "crowd-50", people: 50, side: null },
  { name: "crowd-200", people: 200, side: null },
  { name: "crowd-1000", people: 1000, side: null, isSlow: true },
  { name: "crowd-5000", people: 5000, side: null, isSlow: true },
  { name: "crowd-50-on-96", people: 50, side: 96 },
  { name: "crowd-1000-on-96", people: 1000, side: 96 },
];

/** Agent-ticks that are run beforehand, at least a day of them, so that what is measured is compiled. */
const WARM_UP = 400_000;

/**
 * One town of so many people: nanoseconds of a tick per person, over a whole day, since no hour of it is like
 * another. What a person costs is the `mean`, the time of the day by its agent-ticks: the median of single ticks
 * flatters a small town, most of whose ticks bring next to nothing and a few very much.
 */
export const CROWD_BENCHES: readonly Bench[] = SIZES.map(({ name, isSlow = false, ...crowd }) => ({
  name,
  isSlow,
  unit: "ns/agent-tick",
  people: crowd.people,
  prepare: () => {
    const town = crowded(crowd);
    const day = town.rules.ticksPerDay;
    const warmUp = Math.ceil(WARM_UP / crowd.people / day) * day;
    for (let tick = 0; tick < warmUp; tick++) runTick(town);
    return () => Array.from({ length: day }, () => tickTime(town, crowd.people));
  },
}));

function tickTime(town: Town, people: number): number {
  const start = performance.now();
  runTick(town);
  return ((performance.now() - start) * 1e6) / people;
}

export function crowded(crowd: Crowd): Town {
  const loaded = loadConfig("crowd");
  if (!loaded.ok) throw new Error("the scenario 'crowd' does not hold");
  return createTown(withPeople(loaded.value.config, crowd));
}

/** The configuration of a crowd with another crowd. */
export function withPeople(config: TownConfig, crowd: Crowd): TownConfig {
  const { map, jobs, agents } = crowdTown(crowd);
  return {
    ...config,
    map,
    jobs,
    scenario: { ...config.scenario, agents },
    embedding_allocator: {
      ...config.embedding_allocator,
      max_slots: agents.length + config.world.spare_people,
    },
  };
}
