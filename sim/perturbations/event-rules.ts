import {
  type EventSpec,
  type PerturbationSettings,
  rangeOf,
} from "../config/blocks/perturbations.ts";
import { STAGES } from "../config/blocks/curriculum.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import type { TownConfig } from "../config/town-config.ts";
import { pricesNamed } from "../economy/prices-named.ts";
import { NONE } from "../world/agent-table.ts";
import { chancePerTick } from "./chance-per-tick.ts";
import type { EventBook } from "./event-book.ts";
import { CITY_WIDE, KIND, type Kind } from "./kinds.ts";
import { placeNamed } from "./places.ts";

/** From this stage on chance may strike the town as a whole. Simulation §13.4. */
const UNLOCKED = STAGES.indexOf("M4");

/** A disturbance as the scheduler reads it. Ticks. */
export interface EventRule {
  readonly name: string;
  readonly kind: Kind;
  /** Of any one tick, in [0, 1]; 0 = chance never brings it, be it for want of what it is about. */
  readonly chance: number;
  /** Whether the stage of the curriculum keeps chance from it. */
  readonly locked: boolean;
  readonly cooldown: number;
  readonly leastTicks: number;
  readonly mostTicks: number;
  readonly leastFactor: number;
  readonly mostFactor: number;
  /** By kind: prices as bits, utility, place (`places.ts`), type of object. */
  readonly aim: number;
  /** Objects that it closes, if not all of a type. */
  readonly objects: readonly number[];
  /** People by id for a meeting; null = the two who are rivals most. */
  readonly people: readonly string[] | null;
  readonly mostPeople: number;
  readonly invites: boolean;
}

export interface EventRules {
  readonly settings: PerturbationSettings;
  /** By row of the book. */
  readonly specs: readonly EventRule[];
  /** Rows that chance draws for, by name. */
  readonly drawn: Int32Array;
  /** By row, for the draws of every tick: the chance, chance × (1 − chance), and 1 where people have to be found first. */
  readonly chances: Float64Array;
  readonly variances: Float64Array;
  readonly meets: Uint8Array;
}

/** What the names in a spec are looked up in. */
interface Names {
  readonly types: readonly string[];
  readonly objects: readonly { readonly id: string }[];
  readonly venues: readonly { readonly id: string }[];
}

/** Compiles the disturbances of a book. */
export function compileEvents(config: TownConfig, book: EventBook, names: Names): EventRules {
  const specs = book.specs.map(({ name, spec }) => compileSpec(config, name, spec, names));
  return {
    settings: book.settings,
    specs,
    drawn: Int32Array.from(book.current.filter((row) => specs[row].chance > 0)),
    chances: Float64Array.from(specs, ({ chance }) => chance),
    variances: Float64Array.from(specs, ({ chance }) => chance * (1 - chance)),
    meets: Uint8Array.from(specs, ({ kind }) => (kind === "arranged_meet" ? 1 : 0)),
  };
}

function compileSpec(config: TownConfig, name: string, spec: EventSpec, names: Names): EventRule {
  const ticksPerDay = config.time.ticks_per_day;
  const locked = CITY_WIDE.has(spec.kind) && STAGES.indexOf(config.curriculum.stage) < UNLOCKED;
  const ticks = ticksOf(spec, ticksPerDay);
  const factor = factorsOf(spec);
  const aim = aimOf(spec, names);
  const objects = objectsOf(spec, names);
  const isAboutNothing =
    spec.kind === "price_spike" ? aim === 0 : aim === NONE && objects.length === 0;
  return {
    name,
    kind: spec.kind,
    chance: locked || isAboutNothing ? 0 : chanceOf(spec, ticksPerDay),
    locked,
    cooldown: spec.cooldown_ticks,
    leastTicks: ticks.least,
    mostTicks: ticks.most,
    leastFactor: factor.least,
    mostFactor: factor.most,
    aim,
    objects,
    people: spec.kind === "arranged_meet" && spec.target !== "top_rivals" ? spec.target : null,
    mostPeople: spec.kind === "arranged_meet" ? spec.max_participants : 0,
    invites: spec.kind === "arranged_meet" && spec.mode === "invite",
  };
}

function chanceOf({ prob_per_day, probability_per_day }: EventSpec, ticksPerDay: number): number {
  return chancePerTick(prob_per_day ?? probability_per_day ?? 0, ticksPerDay);
}

function factorsOf(spec: EventSpec): { least: number; most: number } {
  return rangeOf(spec.kind === "price_spike" ? (spec.magnitude ?? spec.magnitude_range ?? 1) : 1);
}

/** Objects that a closure names, as far as they are there. */
function objectsOf(spec: EventSpec, { objects }: Names): number[] {
  const ids = spec.kind === "queue_closure" ? (spec.objects ?? []) : [];
  return ids
    .map((id) => objects.findIndex((object) => object.id === id))
    .filter((object) => object !== NONE);
}

/** How long it lasts; minutes are those of the town's day, and half a tick counts as one. */
function ticksOf(spec: EventSpec, ticksPerDay: number): { least: number; most: number } {
  if (spec.duration_min === undefined) return rangeOf(spec.duration ?? 0);
  const { least, most } = rangeOf(spec.duration_min);
  const ticks = (minutes: number): number => Math.floor((minutes * ticksPerDay) / 1440 + 0.5);
  return { least: ticks(least), most: ticks(most) };
}

function aimOf(spec: EventSpec, names: Names): number {
  switch (spec.kind) {
    case "price_spike":
      return pricesNamed(spec.targets);
    case "blackout":
    case "outage":
      return UTILITIES.indexOf(spec.utility);
    case "arranged_meet":
      return placeNamed(names, spec.location);
    default:
      return spec.object_type === undefined ? NONE : names.types.indexOf(spec.object_type);
  }
}

/** The row of the disturbance of this name that is in force; NONE when there is none. `arrange_meet` is another name of `arranged_meet`. */
export function specNamed({ specs, current }: EventBook, name: string): number {
  const find = (wanted: string): number =>
    current.find((row) => specs[row].name === wanted) ?? NONE;
  const row = find(name);
  return row === NONE && name === "arrange_meet" ? find("arranged_meet") : row;
}

/** The row that an operator's switch stands for, in force or not. */
export function switchRow({ specs }: EventRules, kind: "blackout" | "outage"): number {
  return specs.findIndex((rule) => rule.name === kind && rule.kind === kind);
}

/** Whether an event of this kind is about people. */
export function callsPeople(kind: number): boolean {
  return kind === KIND.arranged_meet;
}
