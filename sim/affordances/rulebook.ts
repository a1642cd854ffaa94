import { z } from "zod";

import { Affordance, affordancesOf } from "../config/manifest.ts";
import { ObjectEntry } from "../config/map.ts";
import { EventBook, firstEventBook } from "../perturbations/event-book.ts";
import { AFFORDANCE_SLOTS, TYPE_SLOTS } from "../world/world.ts";
import { compilePrecondition } from "./preconditions/compile.ts";
import { stubsOf } from "../config/schedule-stubs.ts";
import { placeObjects } from "../config/place-objects.ts";
import type { TownConfig } from "../config/town-config.ts";

/** What one reload changed, by ids. */
export const Reload = z.strictObject({
  path: z.string(),
  checksum: z.string(),
  previous_checksum: z.string(),
  object_count: z.int().nonnegative(),
  affordance_count: z.int().nonnegative(),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});
export type Reload = z.infer<typeof Reload>;

/**
 * What a town has that its configuration does not say once a manifest has been reloaded: which
 * affordance and which object every index stands for. Plain JSON, saved beside the state. Indices
 * are for good, since state and recorded events hold them: lists only grow, and what is gone stays
 * in its row, no longer current or present.
 */
const Lists = z.strictObject({
  /** Of the manifest in force; the checksum is the SHA-256 of the file's bytes in hex, "" when unknown. */
  path: z.string(),
  checksum: z.string(),
  /** Object types by index. */
  types: z.array(z.string()),
  affordances: z.array(z.strictObject({ entry: Affordance, current: z.boolean() })),
  objects: z.array(z.strictObject({ entry: ObjectEntry, present: z.boolean() })),
  /** Texts of all preconditions, as events number them. */
  conditions: z.array(z.string()),
  /** Every reload so far, as events number them. */
  reloads: z.array(Reload),
  /** The same for disturbances. */
  events: EventBook,
});
export type Rulebook = z.infer<typeof Lists>;

/** Whether a rulebook says no more than the configuration: nothing has been loaded since. */
export function isFirstBook({ reloads, events }: Rulebook): boolean {
  return reloads.length + events.reloads.length === 0;
}

/** A rulebook that rules can be compiled from. */
export const Rulebook = Lists.refine(
  ({ types, affordances, objects, conditions }) =>
    affordances.length <= AFFORDANCE_SLOTS &&
    types.length <= TYPE_SLOTS &&
    objects.every(({ entry }) => types.includes(entry.type)) &&
    affordances.every(
      ({ entry }) =>
        types.includes(entry.object_type) &&
        entry.preconds.every(
          (text) => conditions.includes(text) && compilePrecondition(text, entry.id).ok,
        ),
    ),
  { error: "the rulebook contradicts itself" },
);

/** The rulebook of a town whose manifest is the configured one. */
export function firstRulebook(config: TownConfig): Rulebook {
  const affordances = [...affordancesOf(config.manifest), ...stubsOf(config, config.manifest)];
  const objects = placeObjects(config.map.objects, config.manifest);
  return {
    path: config.affordances.affordances_file,
    checksum: config.manifest_checksum ?? "",
    types: unique([
      ...objects.map(({ type }) => type),
      ...affordances.map(({ object_type }) => object_type),
    ]),
    affordances: affordances.map((entry) => ({ entry, current: true })),
    objects: objects.map((entry) => ({ entry, present: true })),
    conditions: unique(affordances.flatMap(({ preconds }) => preconds)),
    reloads: [],
    events: firstEventBook(config),
  };
}

export function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
