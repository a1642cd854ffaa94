import { z } from "zod";

import { Command } from "../../console/commands.ts";
import { ITEMS } from "../affordances.ts";
import { ObjectEntry, Position } from "../map.ts";
import { Schedules } from "./schedule.ts";
import { Fraction, Id, Money } from "./values.ts";

/** Stands for any job in a scenario. */
export const ANY_JOB = "auto";

const Agent = z.strictObject({
  id: Id.regex(/^[a-z][a-z0-9_]*$/, { error: "expected lower-case letters, digits and _" }),
  name: z.string().min(1).max(40),
  home: Id.nullable(),
  /** null: out of work; `auto`: by turns, in the order of the jobs. */
  job: Id.nullable(),
  /** Where the town starts with them; their home tile when left out. */
  position: Position.optional(),
  needs: z.strictObject({ hunger: Fraction, hygiene: Fraction, energy: Fraction }),
  wallet: Money,
  items: z.partialRecord(z.enum(ITEMS), z.int().min(0).max(5)).optional(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, { error: "expected a colour like #d9485f" }),
  look: z.int().min(0).max(9999),
});

/**
 * Objects that a scenario adds to its map; they are used from their own tile unless it says otherwise.
 * Once the files are joined they stand in the map's list.
 */
export const ScenarioObjects = z.array(ObjectEntry.partial({ use_tile: true }));

/** A command that the town carries out at a tick, as if an operator had given it. */
const TimelineEntry = z.strictObject({
  tick: z.int().nonnegative(),
  command: Command,
});

export const Scenario = z.strictObject({
  description: z.string().min(1).max(400),
  agents: z.array(Agent).min(1).max(8000),
  schedule: Schedules.default({}),
  /** In any order of ticks; entries of one tick in the order of the list. */
  timeline: z.array(TimelineEntry).max(10_000).default([]),
});
