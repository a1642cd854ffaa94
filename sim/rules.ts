import { type Affordance, ITEMS, NEEDS, type Need } from "./config/affordances.ts";
import { configHash } from "./config/config-id.ts";
import { PRICES } from "./config/blocks/economy.ts";
import { UTILITIES } from "./config/blocks/world.ts";
import type { TownConfig } from "./config/town-config.ts";
import { type FlowFields, type Ways, createFlowFields } from "./paths/flow-field.ts";
import { type JobRule, compileJobs } from "./jobs/job-rule.ts";
import { NONE } from "./world/agent-table.ts";
import { type Grid, cellOf, createGrid } from "./world/grid.ts";
import { QUEUE_SLOTS } from "./world/object-table.ts";
import { type WeatherRule, compileWeather } from "./world/weather-rule.ts";

/** An affordance with names turned into indices. Arrays are by NEEDS or ITEMS. */
export interface AffordanceRule {
  readonly id: string;
  readonly type: number;
  readonly duration: number;
  readonly effects: Float64Array;
  /** `effects` over `duration`, for spread uses. */
  readonly effectsPerTick: Float64Array;
  readonly spread: boolean;
  /** Index into PRICES, −1 = free. */
  readonly price: number;
  readonly units: number;
  readonly takesStock: Int32Array;
  readonly takesItems: Int32Array;
  readonly givesItems: Int32Array;
  readonly givesHome: Int32Array;
  /** Utilities without which it cannot run, as bits by UTILITIES. */
  readonly utilities: number;
  readonly tags: ReadonlySet<Affordance["tags"][number]>;
}

/** Where an object stands and who may use it. Cells, fields, indices. */
export interface ObjectRule {
  readonly id: string;
  readonly type: number;
  readonly cell: number;
  readonly useCell: number;
  readonly useField: number;
  readonly queueCells: Int32Array;
  readonly queueFields: Int32Array;
  readonly venue: number;
  /** How many people can hold it at a time. */
  readonly places: number;
  /** Index of the home it belongs to, −1 = public. */
  readonly home: number;
}

export interface HomeRule {
  readonly id: string;
  readonly venue: number;
  readonly bed: number;
  readonly fridge: number;
  readonly stove: number;
  readonly chair: number;
  readonly wardrobe: number;
  readonly cell: number;
  readonly field: number;
}

/** Affordances by what they are good for, whatever their ids; −1 = the manifest has none. */
export interface Uses {
  readonly eat: number;
  readonly takeMeal: number;
  readonly cook: number;
  readonly buyMeal: number;
  readonly buyFood: number;
  readonly shower: number;
  readonly sleep: number;
  readonly leisure: number;
  readonly dress: number;
}

/** The configuration as the tick reads it: indices and flat arrays, never changed while a town runs. */
export interface Rules {
  /** Identity of the configuration they were compiled from. */
  readonly configHash: string;
  readonly ticksPerDay: number;
  readonly grid: Grid;
  readonly fields: FlowFields;
  readonly weather: WeatherRule;
  /** Ways by weather, where they have been worked out: see `waysIn`. */
  readonly ways: (Ways | undefined)[];
  readonly types: readonly string[];
  readonly objects: readonly ObjectRule[];
  /** What each type of object depends on, as bits by UTILITIES. */
  readonly utilities: Int32Array;
  /** Objects of each type, in order. */
  readonly objectsOfType: readonly Int32Array[];
  readonly affordances: readonly AffordanceRule[];
  readonly uses: Uses;
  readonly venues: readonly { readonly id: string; readonly name: string; readonly type: string }[];
  readonly homes: readonly HomeRule[];
  readonly jobs: readonly JobRule[];
  readonly profiles: readonly string[];
  /** Need decay per tick, by profile and need. [profiles × needs] */
  readonly decay: Float64Array;
  /** Units that the truck brings and the most a till holds, by ITEMS. */
  readonly restock: Int32Array;
  readonly restockLimit: Int32Array;
}

const amounts = (by: Partial<Record<(typeof ITEMS)[number], number>> | undefined): Int32Array =>
  Int32Array.from(ITEMS, (item) => by?.[item] ?? 0);

/** Compiles a checked configuration. Builds one flow field for every tile that people walk to. */
export function compileRules(config: TownConfig): Rules {
  const { map } = config;
  const grid = createGrid(map);
  const cell = ([x, y]: readonly [number, number]): number => cellOf(grid, x, y);
  const fields = createFlowFields(grid, landmarksOf(config, cell));
  const venueIndex = new Map(map.venues.map((venue, index) => [venue.id, index]));
  const homeOfVenue = new Map(
    map.homes.map((home, index) => [venueIndex.get(home.venue_id), index]),
  );
  const types = [...new Set(map.objects.map((object) => object.type))];

  const objects = map.objects.map((object): ObjectRule => {
    const venue = object.venue === undefined ? NONE : (venueIndex.get(object.venue) ?? NONE);
    const queueCells = Int32Array.from((object.queue_nodes ?? []).slice(0, QUEUE_SLOTS), cell);
    return {
      id: object.id,
      type: types.indexOf(object.type),
      cell: cell(object.position),
      useCell: cell(object.use_tile),
      useField: fields.ofCell[cell(object.use_tile)],
      queueCells,
      queueFields: queueCells.map((node) => fields.ofCell[node]),
      venue,
      places: Math.max(
        1,
        ...config.manifest.flatMap((entry) =>
          entry.object_type === object.type ? [entry.capacity] : [],
        ),
      ),
      home: homeOfVenue.get(venue) ?? NONE,
    };
  });

  const affordances = config.manifest.map((entry): AffordanceRule => ({
    id: entry.id,
    type: types.indexOf(entry.object_type),
    duration: entry.duration,
    effects: Float64Array.from(NEEDS, (need) => effectOf(entry, need, config.economy)),
    effectsPerTick: Float64Array.from(
      NEEDS,
      (need) => effectOf(entry, need, config.economy) / entry.duration,
    ),
    spread: entry.spread,
    price: PRICES.findIndex((key) => key === entry.price),
    units: entry.units,
    takesStock: amounts(entry.consumes?.stock),
    takesItems: amounts(entry.consumes?.item),
    givesItems: amounts(entry.produces?.item),
    givesHome: amounts(entry.produces?.home),
    utilities: utilitiesOf(config, entry.object_type),
    tags: new Set(entry.tags),
  }));

  const furniture = (type: string, home: number): number =>
    objects.findIndex((object) => object.home === home && types[object.type] === type);
  const homes = map.homes.map((home, index): HomeRule => ({
    id: home.venue_id,
    venue: venueIndex.get(home.venue_id) ?? NONE,
    bed: map.objects.findIndex((object) => object.id === home.bed_id),
    fridge: furniture("fridge", index),
    stove: furniture("stove", index),
    chair: furniture("chair", index),
    wardrobe: furniture("wardrobe", index),
    cell: cell(home.home_tile),
    field: fields.ofCell[cell(home.home_tile)],
  }));

  const profiles = Object.keys(config.personalities.profiles).toSorted();
  return {
    configHash: configHash(config),
    ticksPerDay: config.time.ticks_per_day,
    grid,
    fields,
    weather: compileWeather(config),
    ways: [],
    types,
    objects,
    utilities: Int32Array.from(types, (type) => utilitiesOf(config, type)),
    objectsOfType: types.map((_, type) =>
      Int32Array.from(objects.flatMap((object, index) => (object.type === type ? [index] : []))),
    ),
    affordances,
    uses: findUses(affordances),
    venues: map.venues.map(({ id, name, type }) => ({ id, name, type })),
    homes,
    jobs: compileJobs(config, grid, fields, objects, affordances),
    profiles,
    decay: decayByProfile(config, profiles),
    restock: amounts(config.economy.shop_restock),
    restockLimit: amounts(config.economy.shop_capacity),
  };
}

/** What objects of a type depend on, as bits by UTILITIES. */
function utilitiesOf({ world }: TownConfig, type: string): number {
  return UTILITIES.reduce(
    (bits, utility, index) =>
      world.utilities[utility].includes(type) ? bits | (1 << index) : bits,
    0,
  );
}

/** What a use does to a need: the manifest's word, and what cooking costs the cook. */
function effectOf(
  { effects, tags }: Affordance,
  need: Need,
  { cook_energy_cost, cook_hygiene_cost }: TownConfig["economy"],
): number {
  const effect = effects[need] ?? 0;
  if (!tags.includes("cook")) return effect;
  if (need === "energy") return effect - cook_energy_cost;
  return need === "hygiene" ? effect - cook_hygiene_cost : effect;
}

function findUses(affordances: readonly AffordanceRule[]): Uses {
  const meals = ITEMS.indexOf("meals");
  const food = ITEMS.indexOf("food_raw");
  const hunger = NEEDS.indexOf("hunger");
  const find = (fits: (affordance: AffordanceRule) => boolean): number =>
    affordances.findIndex(fits);
  return {
    eat: find(({ effects }) => effects[hunger] > 0),
    takeMeal: find(
      ({ takesStock, givesItems, price }) =>
        takesStock[meals] > 0 && givesItems[meals] > 0 && price === NONE,
    ),
    cook: find(({ givesHome }) => givesHome[meals] > 0),
    buyMeal: find(({ givesItems, price }) => givesItems[meals] > 0 && price !== NONE),
    buyFood: find(({ givesItems, price }) => givesItems[food] > 0 && price !== NONE),
    shower: find(({ tags }) => tags.has("shower")),
    sleep: find(({ tags }) => tags.has("sleep")),
    leisure: find(({ tags }) => tags.has("leisure")),
    dress: find(({ tags }) => tags.has("equip")),
  };
}

function landmarksOf(
  { map, jobs }: TownConfig,
  cell: (tile: readonly [number, number]) => number,
): number[] {
  return [
    ...map.objects.flatMap((object) => [object.use_tile, ...(object.queue_nodes ?? [])]),
    ...map.homes.map((home) => home.home_tile),
    ...Object.values(map.job_sites).flat(),
    ...Object.values(jobs).flatMap(({ location }) => (location ? [location] : [])),
    ...map.entry_tiles,
  ].map(cell);
}

function decayByProfile(
  { rewards, personalities, features }: TownConfig,
  profiles: readonly string[],
): Float64Array {
  const scaled = features.behavior.reward_multipliers;
  return Float64Array.from(
    profiles.flatMap((profile) =>
      NEEDS.map((need) => {
        const multiplier = scaled ? (personalities.profiles[profile].needs[need] ?? 1) : 1;
        return rewards.decay_rates[need] * multiplier;
      }),
    ),
  );
}
