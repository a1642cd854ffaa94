import { ITEMS, NEEDS } from "../../config/affordances.ts";
import { WEATHERS } from "../../config/blocks/world.ts";
import { SHIFT, SHIFT_STATES } from "../../jobs/shift-states.ts";
import { ATTENDANCE_SLOTS, NONE } from "../../world/agent-table.ts";
import { dayOf, timeOfDay } from "../../world/calendar.ts";
import { xOf, yOf } from "../../world/grid.ts";
import { QUEUE_SLOTS } from "../../world/object-table.ts";
import { STATS } from "../../world/stats.ts";
import { UTILITY, isOn } from "../../world/utilities.ts";
import type { AgentViews } from "../../world/world.ts";
import {
  freeSleepSlots,
  isOccupied,
  mealAvailable,
  occupant,
  powerOn,
  reservationHolder,
  stockOf,
  waterOn,
} from "./conditions.ts";
import type { Value } from "./values.ts";
import type { Cell, Name, Read, TownView } from "./view.ts";

/**
 * Everything that a precondition can name, as a tree: `agent.needs.hunger` is the name `hunger` of
 * the scope `needs` of the scope `agent`. `affordance_id` is the only one that differs from one
 * affordance to the next.
 */
export function namesFor(affordanceId: string): ReadonlyMap<string, Name> {
  return new Map([...ROOTS, ["affordance_id", value(() => affordanceId)]]);
}

const POWER = 1 << UTILITY.power;
const WATER = 1 << UTILITY.water;

function value(read: Read, utilities = 0): Name {
  return { kind: "value", read, utilities, optional: false };
}

/** A name that only some objects have. */
function optional(read: Read, utilities = 0): Name {
  return { kind: "value", read, utilities, optional: true };
}

function scope(names: Readonly<Record<string, Name>>): Name {
  return { kind: "scope", names: new Map(Object.entries(names)) };
}

function named(key: string, name: Name): [string, Name] {
  return [key, name];
}

/** A cell of one agent in a column. */
function agentCell(name: keyof AgentViews, width = 1, offset = 0): Name {
  const cell: Cell = {
    column: (town) => town.world.agents[name],
    index: (slot) => slot * width + offset,
  };
  return {
    kind: "value",
    cell,
    read: (town, slot) => town.world.agents[name][slot * width + offset],
    utilities: 0,
    optional: false,
  };
}

function idOf({ people, world }: TownView, slot: number): string | null {
  return slot === NONE ? null : people[world.agents.person[slot]].id;
}

function tile({ rules }: TownView, cell: number): Value {
  return [xOf(rules.grid, cell), yOf(rules.grid, cell)];
}

function attendance({ world: { agents } }: TownView, slot: number): number {
  const samples = agents.attendanceSamples[slot];
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += agents.attendance[slot * ATTENDANCE_SLOTS + i];
  return samples === 0 ? 0 : sum / samples;
}

function isOnShift({ world: { agents } }: TownView, slot: number): boolean {
  return agents.shiftState[slot] === SHIFT.onTime || agents.shiftState[slot] === SHIFT.late;
}

function waiters(town: TownView, object: number): Value {
  const { queue, queueLength } = town.world.objects;
  return Array.from(
    queue.subarray(object * QUEUE_SLOTS, object * QUEUE_SLOTS + queueLength[object]),
  ).map((slot) => idOf(town, slot));
}

const wallet = agentCell("wallet");
const needs = scope(Object.fromEntries(NEEDS.map((need) => [need, agentCell(need)])));
const inventory = scope(
  Object.fromEntries([
    ...ITEMS.map((item, index) => named(item, agentCell("items", ITEMS.length, index))),
    ...STATS.map((stat, index) => named(stat, agentCell("stats", STATS.length, index))),
  ]),
);
const stock = scope({
  ...Object.fromEntries(
    ITEMS.map((item, index) => [item, optional((town, _, object) => stockOf(town, object, index))]),
  ),
  sleep_slots: optional((town, _, object) => {
    return town.rules.objects[object].sleepCapacity > 0 ? freeSleepSlots(town, object) : null;
  }),
  sleep_capacity: optional((town, _, object) => town.rules.objects[object].sleepCapacity || null),
  power_on: optional((town, _, object) => asNumber(powerOn(town, object)), POWER),
  water_on: optional((town, _, object) => asNumber(waterOn(town, object)), WATER),
});

function asNumber(flag: boolean | null): number | null {
  return flag === null ? null : Number(flag);
}

const ROOTS: ReadonlyMap<string, Name> = new Map(
  Object.entries({
    agent: scope({
      agent_id: value(idOf),
      position: value((town, slot) => tile(town, town.world.agents.cell[slot])),
      wallet,
      job_id: value((town, slot) => town.rules.jobs[town.world.agents.job[slot]]?.id ?? null),
      on_shift: value(isOnShift),
      needs,
      inventory,
      lateness_counter: agentCell("latenessCounter"),
      attendance_ratio: value(attendance),
      wages_withheld: agentCell("wagesWithheld"),
      shift_state: value((town, slot) => SHIFT_STATES[town.world.agents.shiftState[slot]]),
    }),
    object: scope({
      object_id: value((town, _, object) => town.rules.objects[object].id),
      object_type: value((town, _, object) => town.rules.types[town.rules.objects[object].type]),
      position: value((town, _, object) => tile(town, town.rules.objects[object].cell)),
      occupied_by: value((town, _, object) => idOf(town, occupant(town, object))),
      stock,
    }),
    world: scope({
      tick: value((town) => town.world.town.tick[0]),
      day: value((town) => dayOf(town.world.town.tick[0], town.rules.ticksPerDay)),
      weather: value((town) => WEATHERS[town.world.town.weather[0]]),
      power: value((town) => isOn(town.world, UTILITY.power), POWER),
      water: value((town) => isOn(town.world, UTILITY.water), WATER),
      tod: value((town) => timeOfDay(town.world.town.tick[0], town.rules.ticksPerDay)),
    }),
    needs,
    inventory,
    wallet,
    stock,
    queue: value((town, _, object) => waiters(town, object)),
    queue_length: value((town, _, object) => town.world.objects.queueLength[object]),
    reservation_active: value((town, _, object) => reservationHolder(town, object) !== NONE),
    reservation_holder: value((town, _, object) => idOf(town, reservationHolder(town, object))),
    occupied: value(isOccupied),
    power_on: value((town, _, object) => powerOn(town, object), POWER),
    water_on: value((town, _, object) => waterOn(town, object), WATER),
    meal_available: value((town, _, object) => mealAvailable(town, object)),
  }),
);
