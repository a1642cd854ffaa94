import { z } from "zod";

import { PRICES } from "../../config/blocks/economy.ts";
import { CHANGES, CHANGES_ONCE, DESTROYS, type Spec } from "../spec.ts";
import {
  JobId,
  Money,
  Name,
  Names,
  Place,
  Reload,
  Switch,
  Ticks,
  naming,
  usually,
} from "./values.ts";

/** When and where a disturbance is, and whether people walk there. */
const WHEN_AND_WHERE = {
  starts_in: Ticks.default(0),
  duration: Ticks.optional(),
  location: Place.optional(),
  mode: z.enum(["relocate", "invite"]).optional(),
};

/** What can be done to prices, weather, mains and what the town goes by. */
export const CITY = {
  price: {
    ...CHANGES_ONCE,
    order: ["key", "value"],
    summary: "Sets a price for good.",
    help: "In meals. The basket of a day is reckoned again; where the town enforces it, a price that some job could not pay for is refused.",
    examples: [{ args: ["meal_cost", 0.25] }, { kwargs: { item: "shower_cost", value: 0.05 } }],
    kwargs: z.strictObject({ key: z.enum(PRICES), value: Money.meta(usually(0, 2)) }),
    errors: ["not_found", "invalid_args"],
  },
  set_employment_param: {
    ...CHANGES,
    order: ["job_id", "value"],
    summary: "Sets the wage of a job for good.",
    help: "In meals per tick; 0 is the wage of the town.",
    examples: [{ args: ["grocer", 0.0148] }],
    kwargs: z.strictObject({
      job_id: JobId,
      key: z.literal("wage_rate").default("wage_rate"),
      value: Money.meta(usually(0, 0.05)),
    }),
    errors: ["not_found", "invalid_args"],
  },
  rain: {
    ...CHANGES,
    order: ["on"],
    summary: "Lets it rain until it is stopped.",
    help: "Off gives the weather back to the sky.",
    examples: [{ args: ["start"] }],
    kwargs: z.strictObject({ on: Switch }),
    errors: [],
  },
  blackout: {
    ...CHANGES,
    order: ["on"],
    summary: "Turns the power off, or on again.",
    help: "Until it is switched back. Switching twice changes nothing.",
    examples: [{ args: ["on"] }],
    kwargs: z.strictObject({ on: Switch }),
    errors: ["conflict"],
  },
  outage: {
    ...CHANGES,
    order: ["on"],
    summary: "Turns the water off, or on again.",
    help: "Until it is switched back. Switching twice changes nothing.",
    examples: [{ args: ["on"] }],
    kwargs: z.strictObject({ on: Switch }),
    errors: ["conflict"],
  },
  perturbation_trigger: {
    ...CHANGES,
    order: ["spec"],
    summary: "Plans a disturbance, whatever chance would have it.",
    help: "Ticks; magnitude is a factor on prices; targets are prices or groups of them, people, a type of object or objects. What is left out is as the disturbance has it.",
    examples: [
      { args: ["price_spike"] },
      { kwargs: { spec: "outage", starts_in: 50, duration: 40 } },
    ],
    kwargs: z.strictObject({
      spec: Name.meta(naming("disturbance")),
      targets: Names.meta(naming("price", "person", "object")).default([]),
      magnitude: z.number().min(0.01).max(100).meta(usually(0.5, 3)).optional(),
      ...WHEN_AND_WHERE,
    }),
    errors: ["unknown_spec", "invalid_args", "conflict"],
  },
  arrange_meet: {
    ...CHANGES_ONCE,
    order: ["agents"],
    summary: "Brings some people together.",
    help: "Two to four of them, at once or later, at a place of the town.",
    examples: [{ kwargs: { agents: ["alice", "bob"], starts_in: 20, location: "cafe" } }],
    kwargs: z.strictObject({
      spec: Name.meta(naming("disturbance")).default("arranged_meet"),
      agents: Names.meta(naming("person")),
      ...WHEN_AND_WHERE,
    }),
    errors: ["not_found", "unknown_spec", "invalid_args", "conflict"],
  },
  perturbation_cancel: {
    ...CHANGES,
    order: ["event_id"],
    summary: "Ends a disturbance, or calls it off.",
    help: "The answer says whether there was anything to cancel.",
    examples: [{ args: ["evt_3"] }],
    kwargs: z.strictObject({
      event_id: z.string().regex(/^evt_\d{1,9}$/, { error: "expected an event such as evt_3" }),
    }),
    errors: [],
  },
  chaos_hour: {
    ...DESTROYS,
    order: [],
    summary: "Makes every disturbance likelier for five minutes of the town's day.",
    help: "Only where features.behavior.chaos_hour is on. It cannot be called off; a branch from undo.branch_at, which the answer names, goes without.",
    examples: [{}],
    kwargs: z.strictObject({}),
    errors: ["conflict"],
  },
  reload_affordances: {
    ...CHANGES,
    order: ["path"],
    summary: "Gives the town other objects and other things to do with them.",
    help: "entries are what the file holds and checksum is its SHA-256; both are read from the file where they are left out. dry_run only says what would change.",
    examples: [{ args: ["affordances.yaml"] }],
    kwargs: Reload,
    errors: ["invalid_args", "conflict", "read_failed"],
  },
  reload_perturbations: {
    ...CHANGES,
    order: ["path"],
    summary: "Gives the town other disturbances.",
    help: "entries are what the file holds and checksum is its SHA-256; both are read from the file where they are left out. dry_run only says what would change.",
    examples: [{ args: ["perturbations.yaml"] }],
    kwargs: Reload,
    errors: ["invalid_args", "conflict", "read_failed"],
  },
} as const satisfies Record<string, Spec>;
