import { type MapFile, walkableTiles } from "../../sim/config/map.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { defaultConfig } from "./default-config.ts";
import { withoutChance } from "./without-chance.ts";

type Resident = TownConfig["scenario"]["agents"][number];
type NewResident = Partial<Resident> & Pick<Resident, "id">;

/** What a small town is made of. All that is left out is empty or neutral. */
export interface TownPlan {
  /** `.` floor, `,` grass, `#` wall, `=` road; filled up with wall to 8 × 8. */
  readonly rows?: readonly string[];
  readonly people?: readonly NewResident[];
  readonly objects?: MapFile["objects"];
  readonly venues?: MapFile["venues"];
  readonly homes?: MapFile["homes"];
  readonly jobs?: TownConfig["jobs"];
  readonly jobSites?: MapFile["job_sites"];
  /** Last changes before the configuration is checked. */
  readonly edit?: (config: TownConfig) => void;
  readonly seed?: bigint;
}

const OPEN_ROWS = Array.from({ length: 8 }, () => ".".repeat(8));

/**
 * The configuration of a small town: the default one with another map and other people. Needs do
 * not decay, the sun shines, everybody is balanced, nobody works, the basket is not enforced, and
 * nothing befalls anybody by chance, unless the plan says so. It passes the same checks as a real one.
 */
export function makeConfig(plan: TownPlan = {}): TownConfig {
  const config = defaultConfig();
  config.map = makeMap(plan);
  config.jobs = plan.jobs ?? {};
  config.world.spare_objects = 0;
  config.economy.enforce_basket = false;
  config.world.weather.enabled = false;
  config.rewards.decay_rates = { hunger: 0, hygiene: 0, energy: 0 };
  config.personalities.distribution = { balanced: 1 };
  config.personalities.overrides = {};
  withoutChance(config);
  config.scenario.agents = (plan.people ?? [{ id: "ann" }]).map(makeResident);
  const types = new Set(config.map.objects.map(({ type }) => type));
  config.manifest = config.manifest.filter(({ object_type }) => types.has(object_type));
  plan.edit?.(config);
  return TownFile.parse(config);
}

/** A small town at tick 0. */
export function makeTown(plan: TownPlan = {}): Town {
  return createTown(makeConfig(plan), plan.seed ?? 1n);
}

function makeResident(person: NewResident, index: number): Resident {
  const resident: Resident = {
    name: person.id.charAt(0).toUpperCase() + person.id.slice(1),
    home: null,
    job: null,
    needs: { hunger: 1, hygiene: 1, energy: 1 },
    wallet: 1,
    colour: "#808080",
    look: index,
    ...person,
  };
  if (resident.home === null) resident.position ??= firstTiles(index);
  return resident;
}

function firstTiles(index: number): [number, number] {
  return [index % 8, Math.floor(index / 8)];
}

function makeMap(plan: TownPlan): MapFile {
  const rows = [...(plan.rows ?? OPEN_ROWS)];
  const width = Math.max(8, ...rows.map((row) => row.length));
  while (rows.length < 8) rows.push("");
  const full = rows.map((row) => row.padEnd(width, "#"));
  const map: MapFile = {
    size: [width, full.length],
    legend: {
      ".": { tile: "floor" },
      ",": { tile: "grass" },
      "=": { tile: "road" },
      "#": { tile: "wall" },
    },
    rows: full,
    venues: plan.venues ?? [],
    objects: plan.objects ?? [],
    homes: plan.homes ?? [],
    entry_tiles: [],
    job_sites: plan.jobSites ?? {},
  };
  const entry = walkableTiles(map).indexOf(1);
  map.entry_tiles = [[entry % width, Math.floor(entry / width)]];
  return map;
}
