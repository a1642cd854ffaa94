import { z } from "zod";

import {
  EventSpec,
  type PerturbationChanges,
  PerturbationSettings,
} from "../config/blocks/perturbations.ts";
import type { TownConfig } from "../config/town-config.ts";
import { SPEC_SLOTS } from "../world/world.ts";
import { CUTS } from "./kinds.ts";

/** What one reload changed, by names. */
export const EventReload = z.strictObject({
  path: z.string(),
  checksum: z.string(),
  previous_checksum: z.string(),
  spec_count: z.int().nonnegative(),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});
export type EventReload = z.infer<typeof EventReload>;

/**
 * What a town knows of its disturbances: which one every index stands for, and the settings in
 * force. Plain JSON, saved beside the state once a reload has made it differ from the configuration.
 * Indices are for good, since state and recorded events hold them: rows keep name and kind, what is
 * gone keeps its row, and what changes its kind takes a new one.
 */
const Lists = z.strictObject({
  /** Of the file in force, "" where there is none; the checksum is the SHA-256 of its bytes in hex, "" when unknown. */
  path: z.string(),
  checksum: z.string(),
  settings: PerturbationSettings,
  specs: z.array(z.strictObject({ name: z.string(), spec: EventSpec })).max(SPEC_SLOTS),
  /** Rows of those in force, by name. */
  current: z.array(z.int().nonnegative()),
  /** Every reload so far, as events number them. */
  reloads: z.array(EventReload),
});
export const EventBook = Lists.refine(
  ({ specs, current }) => current.every((row) => row < specs.length),
  { error: "the disturbances contradict themselves" },
);
export type EventBook = z.infer<typeof EventBook>;

/** Settings and events of a configuration with what its file lays over them. */
export function joinedEvents(
  { perturbations }: Pick<TownConfig, "perturbations">,
  changes: PerturbationChanges = { events: {} },
): {
  readonly settings: PerturbationSettings;
  readonly events: Readonly<Record<string, EventSpec>>;
} {
  const { file: _file, events, ...settings } = perturbations;
  const { events: more, ...other } = changes;
  return {
    settings: PerturbationSettings.parse({ ...settings, ...other }),
    events: { ...events, ...more },
  };
}

/** Events by name, so that the order of keys in a file means nothing, as it means nothing to the hash. */
export function inOrder<Spec>(
  events: Readonly<Record<string, Spec>>,
): { name: string; spec: Spec }[] {
  return Object.entries(events)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, spec]) => ({ name, spec }));
}

/** The book of a town whose disturbances are the configured ones. */
export function firstEventBook(config: TownConfig): EventBook {
  const { settings, events } = joinedEvents(config, config.perturbation_file);
  const specs = inOrder(events);
  const current = specs.map((_, row) => row);
  // An operator can switch both off in any town.
  for (const kind of Object.keys(CUTS)) {
    if (!specs.some(({ name, spec }) => name === kind && spec.kind === kind)) {
      specs.push({ name: kind, spec: EventSpec.parse({ kind }) });
    }
  }
  return {
    path: config.perturbations.file ?? "",
    checksum: config.perturbation_checksum ?? "",
    settings,
    specs,
    current,
    reloads: [],
  };
}
