import { configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { ok } from "../../sim/result.ts";
import type { Town } from "../../sim/town.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredPolicy, StoredTimeline } from "../store/identity.ts";
import { beginningOf } from "./beginning.ts";
import { type Archive, ownerOf } from "./rebuild.ts";
import { keyframeOf } from "./record.ts";

/** How a new timeline differs from the one it parts from. */
export interface Change {
  /** In words. */
  readonly change?: string;
  readonly config?: TownConfig;
  readonly policy?: StoredPolicy;
}

/** A timeline that has just parted, with the town that begins it. */
export interface Parted {
  readonly made: StoredTimeline;
  readonly timelines: readonly StoredTimeline[];
  readonly town: Town;
}

/** Stores a new timeline that begins with `town`, under other rules or with other choosers if `change` says so. */
export async function branchOff(
  { reads }: Archive,
  all: readonly StoredTimeline[],
  shown: number,
  town: Town,
  { name, change = "", config, policy }: Change & { readonly name: string | null },
): Promise<Outcome<Parted>> {
  const tick = town.world.town.tick[0] ?? 0;
  const parent = ownerOf(all, shown, tick);
  if (parent === undefined) return refuse("not_found", "There is no such timeline.", "Choose one.");
  const changed = beginningOf(town, {
    config,
    policy: policy?.policy === parent.policy ? undefined : policy,
  });
  if (!changed.ok) return changed;
  const begun = changed.value;
  const isOther = config !== undefined && configHash(config) !== configHash(town.config);
  const made = await reads.addTimeline({
    policy: parent.policy,
    policy_hash: parent.policy_hash,
    variant: parent.variant,
    learned_ratio: parent.learned_ratio,
    ...policy,
    name: name ?? freeName(all),
    parent: parent.timeline,
    at: tick,
    change,
    config: isOther ? JSON.stringify(config) : null,
    keyframe: keyframeOf(begun, tick),
  });
  if (!made.ok) return made;
  const timelines = await reads.timelines();
  const found = timelines.find(({ timeline }) => timeline === made.value);
  if (found === undefined) return refuse("internal", "The branch is gone.", "Try again.");
  return ok({ made: found, timelines, town: begun });
}

function freeName(all: readonly StoredTimeline[]): string {
  let number = 1;
  while (all.some(({ name }) => name === `Branch ${number}`)) number += 1;
  return `Branch ${number}`;
}
