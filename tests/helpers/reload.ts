import { reloadManifest } from "../../sim/affordances/reload-manifest.ts";
import { startUse } from "../../sim/affordances/start-use.ts";
import type { ManifestEntry } from "../../sim/config/manifest.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { request } from "../../sim/queues/reservations.ts";
import type { Town } from "../../sim/town.ts";
import { beginTick } from "./events.ts";
import { type TownPlan, makeTown } from "./make-town.ts";
import { type Someone, someone } from "./someone.ts";
import { expect } from "vitest";

export const SHOWER = 0;
/** A checksum. */
export const SHA = "a".repeat(64);

/** Ann and Bob, a shower at (3, 0), a bench at (6, 6), and room for two more things. */
export function benchTown(plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      { id: "shower", type: "shower", position: [3, 0], use_tile: [3, 1], queue_nodes: [[3, 2]] },
      { id: "bench", type: "bench", position: [6, 6], use_tile: [6, 6] },
    ],
    people: [
      { id: "ann", position: [3, 1], wallet: 1, needs: { hunger: 1, hygiene: 0.2, energy: 1 } },
      { id: "bob", position: [0, 7] },
    ],
    ...plan,
    edit: (config) => {
      config.world.spare_objects = 2;
      plan.edit?.(config);
    },
  });
}

/** The town's manifest after some changes. */
export function manifest({ config }: Town, change: (config: TownConfig) => void): ManifestEntry[] {
  const copy = structuredClone(config);
  change(copy);
  return copy.manifest;
}

/** Reloads the manifest with some changes. */
export function reload(of: Town, change: (config: TownConfig) => void, checksum = SHA) {
  return reloadManifest(of, manifest(of, change), { path: "new.yaml", checksum });
}

/** Ids by index, in parentheses what is no longer current. */
export const idsOf = ({ rules }: Town): string[] =>
  rules.affordances.map(({ id, current }) => (current ? id : `(${id})`));

export const indexOf = ({ rules }: Town, id: string): number =>
  rules.affordances.findIndex((rule) => rule.current && rule.id === id);

/** Ann is under the shower. */
export function showering(of: Town): Someone {
  const ann = someone(of, "ann");
  beginTick(of);
  request(of, ann.slot, SHOWER);
  expect(startUse(of, ann.slot, indexOf(of, "use_shower"))).toBe(true);
  return ann;
}
