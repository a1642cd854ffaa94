import { z } from "zod";

export const Utilities = z.strictObject({ power: z.boolean(), water: z.boolean() });
export const Weather = z.strictObject({ rain: z.boolean(), cold: z.boolean() });

const PublicEvent = z.strictObject({
  event_id: z.string(),
  spec_name: z.string(),
  kind: z.string(),
  started_at: z.int(),
  ends_at: z.int().nullable(),
  starts_in: z.int(),
  ticks_remaining: z.int().nullable(),
  payload: z.record(z.string(), z.unknown()),
  targets: z.array(z.string()),
});
const Wait = z.strictObject({ until: z.int(), ticks_remaining: z.int() });

/** Disturbances that are on and to come, and what chance leaves alone for now. */
export const Perturbations = z.strictObject({
  active: z.record(z.string(), PublicEvent),
  pending: z.array(PublicEvent),
  cooldowns: z.strictObject({
    spec: z.record(z.string(), Wait),
    agents: z.record(z.string(), Wait),
  }),
});
