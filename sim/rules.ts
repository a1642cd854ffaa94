import type { MapFile } from "./config/map.ts";
import { type AffordanceRule, compileAffordance, useMarks } from "./affordances/affordance-rule.ts";
import { type ObjectRule, compileObjects } from "./affordances/object-rule.ts";
import { type Rulebook, firstRulebook } from "./affordances/rulebook.ts";
import { type Tables, findTables } from "./affordances/tables.ts";
import { ITEMS, NEEDS } from "./config/affordances.ts";
import { configHash } from "./config/config-id.ts";
import { BIASES } from "./config/blocks/behavior.ts";
import { UTILITIES } from "./config/blocks/world.ts";
import type { TownConfig } from "./config/town-config.ts";
import { type ScheduleRule, compileSchedules } from "./options/schedules.ts";
import { type FlowFields, type Ways, createFlowFields } from "./paths/flow-field.ts";
import { type Nearest, findNearest } from "./paths/nearest.ts";
import { type NarrationRule, compileNarration } from "./narration/narration-rule.ts";
import { type JobRule, compileJobs } from "./jobs/job-rule.ts";
import { type EventRules, compileEvents } from "./perturbations/event-rules.ts";
import { type RewardRule, compileRewards } from "./rewards/reward-rule.ts";
import { DAY_BUCKETS, NONE } from "./world/agent-table.ts";
import { ticksPerHour } from "./world/calendar.ts";
import { type Grid, cellOf, createGrid } from "./world/grid.ts";
import { type ObjectIndex, indexObjects } from "./world/spatial.ts";
import { type WeatherRule, compileWeather } from "./world/weather-rule.ts";

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

/** A place with a name. */
export interface VenueRule {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** To be read after what somebody does there: "in Fountain Park". */
  readonly where: string;
}

/** The configuration as the tick reads it: indices and flat arrays, never changed while a town runs. */
export interface Rules {
  /** What the indices of affordances and objects stand for; saved beside the state. */
  readonly book: Rulebook;
  /** Identity of the configuration they were compiled from. */
  readonly configHash: string;
  readonly ticksPerDay: number;
  readonly ticksPerHour: number;
  /** Ticks of one of the buckets in which a rolling day is counted. */
  readonly ticksPerBucket: number;
  readonly events: EventRules;
  readonly grid: Grid;
  readonly fields: FlowFields;
  readonly weather: WeatherRule;
  readonly narration: NarrationRule;
  /** Ways by weather, where they have been worked out: see `waysIn`. */
  readonly ways: (Ways | undefined)[];
  readonly types: readonly string[];
  readonly objects: readonly ObjectRule[];
  /** Of each object, what is asked most: how many can hold it, how many can wait, and the field of the tile that it is used from. */
  readonly places: Int32Array;
  readonly queuePlaces: Int32Array;
  readonly useField: Int32Array;
  /** What each type of object depends on, as bits by UTILITIES. */
  readonly utilities: Int32Array;
  /** What stands where. */
  readonly objectsOn: ObjectIndex;
  /** What stands at one table. */
  readonly tables: Tables;
  /** Objects of each type, in order. */
  readonly objectsOfType: readonly Int32Array[];
  /** Of these the ones that somebody may use: the public ones and those of one home, by home + 1. [types][homes + 1] */
  readonly usableBy: readonly (readonly Int32Array[])[];
  /** Of each type with many public objects, the nearest of them from everywhere. [types] */
  readonly nearest: readonly (Nearest | null)[];
  /** Of these types, what belongs to each home, by home + 1; nothing at 0. [types][homes + 1] */
  readonly ownOf: readonly (readonly Int32Array[])[];
  readonly affordances: readonly AffordanceRule[];
  /** USE_MARK of each of them, together. */
  readonly useMarks: Int32Array;
  readonly uses: Uses;
  readonly venues: readonly VenueRule[];
  readonly homes: readonly HomeRule[];
  readonly jobs: readonly JobRule[];
  readonly schedules: readonly ScheduleRule[];
  readonly profiles: readonly string[];
  /** What each profile makes of behaviour, 1 where nothing. [profiles × BIASES] */
  readonly biases: Float64Array;
  /** Need decay per tick, by profile and need. [profiles × needs] */
  readonly decay: Float64Array;
  /** What each profile makes of the level at which a need is attended to, 1 where nothing. [profiles × needs] */
  readonly thresholds: Float64Array;
  /** That level. [profiles × needs] */
  readonly attendBelow: Float64Array;
  /** Rivalry from which on people of each profile keep out of somebody's way. [profiles] */
  readonly avoidFrom: Float64Array;
  readonly rewards: RewardRule;
  /** Units that the truck brings and the most a till holds, by ITEMS. */
  readonly restock: Int32Array;
  readonly restockLimit: Int32Array;
}

const amounts = (by: Partial<Record<(typeof ITEMS)[number], number>>): Int32Array =>
  Int32Array.from(ITEMS, (item) => by[item] ?? 0);

/**
 * Compiles a checked configuration; `book` says what a reload has made of its manifest since.
 * Builds one flow field for every tile that people walk to, unless `before` has them already.
 */
export function compileRules(
  config: TownConfig,
  book: Rulebook = firstRulebook(config),
  before?: Rules,
): Rules {
  const standing = book.objects.flatMap(({ entry, present }) => (present ? [entry] : []));
  const map = { ...config.map, objects: standing };
  const { grid, fields } = groundOf({ ...config, map }, before);
  const cell = ([x, y]: readonly [number, number]): number => cellOf(grid, x, y);
  const venueIndex = new Map(map.venues.map((venue, index) => [venue.id, index]));
  const homeOfVenue = new Map(
    map.homes.map((home, index) => [venueIndex.get(home.venue_id) ?? NONE, index]),
  );
  const { types } = book;
  const objects = compileObjects(book, grid, fields, venueIndex, homeOfVenue);
  const affordances = book.affordances.map(({ entry, current }) =>
    compileAffordance(entry, current, types, book.conditions, config.economy),
  );

  const furniture = (type: string, home: number): number =>
    objects.findIndex(
      (object) => object.present && object.home === home && types[object.type] === type,
    );
  const homes = map.homes.map((home, index): HomeRule => ({
    id: home.venue_id,
    venue: venueIndex.get(home.venue_id) ?? NONE,
    bed: objects.findIndex((object) => object.id === home.bed_id),
    fridge: furniture("fridge", index),
    stove: furniture("stove", index),
    chair: furniture("chair", index),
    wardrobe: furniture("wardrobe", index),
    cell: cell(home.home_tile),
    field: fields.ofCell[cell(home.home_tile)],
  }));

  const objectsOfType = types.map((_, type) =>
    Int32Array.from(
      objects.flatMap((object, index) => (object.present && object.type === type ? [index] : [])),
    ),
  );
  const useField = Int32Array.from(objects, (object) => object.useField);
  const byHome = [NONE, ...homes.keys()];
  const nearest = objectsOfType.map((all) => {
    const open = all.filter((object) => objects[object].home === NONE);
    return findNearest(open, useField, fields);
  });
  const venues = map.venues.map(({ id, name, type }) => ({
    id,
    name,
    type,
    where: `${type === "park" ? "in" : "at"} ${name}`,
  }));
  const profiles = Object.keys(config.personalities.profiles).toSorted();
  return {
    book,
    configHash: configHash(config),
    ticksPerDay: config.time.ticks_per_day,
    ticksPerHour: ticksPerHour(config.time.ticks_per_day),
    ticksPerBucket: Math.ceil(config.time.ticks_per_day / DAY_BUCKETS),
    events: compileEvents(config, book.events, { types, objects, venues }),
    grid,
    fields,
    weather: compileWeather(config),
    narration: compileNarration(config),
    ways: fields === before?.fields ? before.ways : [],
    types,
    objects,
    places: Int32Array.from(objects, ({ places }) => places),
    queuePlaces: Int32Array.from(objects, ({ queueCells }) => queueCells.length),
    useField,
    utilities: Int32Array.from(types, (type) => utilitiesOf(config, type)),
    objectsOn: indexObjects(grid.cells, objects),
    tables: findTables(objects, grid),
    objectsOfType,
    usableBy: objectsOfType.map((all) =>
      byHome.map((home) =>
        all.filter((object) => objects[object].home === NONE || objects[object].home === home),
      ),
    ),
    nearest,
    ownOf: objectsOfType.map((all, type) =>
      nearest[type] === null
        ? []
        : byHome.map((home) =>
            all.filter((object) => home !== NONE && objects[object].home === home),
          ),
    ),
    affordances,
    useMarks: Int32Array.from(affordances, useMarks),
    uses: findUses(affordances),
    venues,
    homes,
    jobs: compileJobs(config, grid, fields, objects, affordances),
    schedules: compileSchedules(config, grid, fields, objects),
    profiles,
    biases: biasesByProfile(config, profiles),
    decay: decayByProfile(config, profiles),
    thresholds: needMultipliers(config, profiles),
    rewards: compileRewards(config, profiles),
    attendBelow: levelsByProfile(config, profiles),
    avoidFrom: avoidanceByProfile(config, profiles),
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

function findUses(affordances: readonly AffordanceRule[]): Uses {
  const meals = ITEMS.indexOf("meals");
  const food = ITEMS.indexOf("food_raw");
  const find = (fits: (affordance: AffordanceRule) => boolean): number =>
    affordances.findIndex((affordance) => affordance.current && fits(affordance));
  return {
    eat: find(({ feeds }) => feeds),
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

/** The map as the tick reads it. Kept as it is where no object has come, gone or moved. */
function groundOf(config: TownConfig, before: Rules | undefined): Pick<Rules, "grid" | "fields"> {
  const { map } = config;
  if (before !== undefined) {
    const places = (objects: MapFile["objects"]): string =>
      JSON.stringify(
        objects.map(({ position, use_tile, queue_nodes = [] }) => [
          position,
          use_tile,
          queue_nodes,
        ]),
      );
    const stood = before.book.objects.flatMap(({ entry, present }) => (present ? [entry] : []));
    if (places(stood) === places(map.objects)) return before;
  }
  const grid = createGrid(map);
  const landmarks = landmarksOf(config, ([x, y]) => cellOf(grid, x, y));
  return { grid, fields: createFlowFields(grid, landmarks) };
}

function landmarksOf(
  { map, jobs, scenario }: TownConfig,
  cell: (tile: readonly [number, number]) => number,
): number[] {
  return [
    ...map.objects.flatMap((object) => [object.use_tile, ...(object.queue_nodes ?? [])]),
    ...map.homes.map((home) => home.home_tile),
    ...Object.values(map.job_sites).flat(),
    ...Object.values(jobs).flatMap(({ location }) => (location ? [location] : [])),
    ...map.entry_tiles,
    ...Object.values(scenario.schedule).flatMap((steps) =>
      steps.flatMap((step) => (step.kind === "move" ? [step.position] : [])),
    ),
  ].map(cell);
}

function biasesByProfile(
  { personalities, features }: TownConfig,
  profiles: readonly string[],
): Float64Array {
  const biased = features.behavior.personality_profiles;
  return Float64Array.from(
    profiles.flatMap((profile) =>
      BIASES.map((bias) => (biased ? (personalities.profiles[profile].behaviour[bias] ?? 1) : 1)),
    ),
  );
}

function decayByProfile(config: TownConfig, profiles: readonly string[]): Float64Array {
  const rates = NEEDS.map((need) => config.rewards.decay_rates[need]);
  return needMultipliers(config, profiles).map(
    (multiplier, index) => rates[index % NEEDS.length] * multiplier,
  );
}

/** The levels at which each profile attends to its needs. [profiles × needs] */
function levelsByProfile(config: TownConfig, profiles: readonly string[]): Float64Array {
  const { hunger_threshold, hygiene_threshold, energy_threshold } = config.behavior;
  const levels = [hunger_threshold, hygiene_threshold, energy_threshold];
  return needMultipliers(config, profiles).map((multiplier, index) =>
    Math.min(1, levels[index % NEEDS.length] * multiplier),
  );
}

/** Nobody's way is avoided for a rivalry above 1, since there is none. [profiles] */
function avoidanceByProfile(config: TownConfig, profiles: readonly string[]): Float64Array {
  const { avoid_threshold } = config.conflict.rivalry;
  const biases = biasesByProfile(config, profiles);
  const tolerance = BIASES.indexOf("conflict_tolerance");
  return Float64Array.from(profiles, (_, profile) =>
    Math.min(1, avoid_threshold / biases[profile * BIASES.length + tolerance]),
  );
}

/** What each profile's needs are multiplied by. [profiles × needs] */
function needMultipliers(
  { personalities, features }: TownConfig,
  profiles: readonly string[],
): Float64Array {
  const scaled = features.behavior.reward_multipliers;
  return Float64Array.from(
    profiles.flatMap((profile) =>
      NEEDS.map((need) => (scaled ? (personalities.profiles[profile].needs[need] ?? 1) : 1)),
    ),
  );
}
