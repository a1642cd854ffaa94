import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { CHOOSERS, type Chooser, setEveryChooser } from "../../sim/options/choosers.ts";
import { ok } from "../../sim/result.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { underRules } from "../../sim/snapshot/under-rules.ts";
import type { Town } from "../../sim/town.ts";
import { refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import type { StoredPolicy } from "../store/identity.ts";

/** What a timeline's policy is called where it is no artefact. */
const POLICIES = { script: "scripted", chance: "random", outside: "outside" } as const;

export function policyOf(chooser: Chooser): string {
  return POLICIES[chooser];
}

/** The policy under which a town lives: the one of whoever comes. */
export function policyIn({ world }: Town): string {
  return policyOf(CHOOSERS[world.town.newcomersChooser[0] ?? 0] ?? "script");
}

/** Who chooses under a policy; every other name is that of one which chooses from outside. */
export function chooserOf(policy: string): Chooser {
  if (policy === POLICIES.script) return "script";
  return policy === POLICIES.chance ? "chance" : "outside";
}

/** The town that begins a file, at tick 0. */
export function bornWith(config: TownConfig, policy: string): Town {
  const town = createTown(config);
  setEveryChooser(town, chooserOf(policy));
  return town;
}

/** A town like this one in memory of its own, under other rules or with other choosers where that is wanted. */
export function beginningOf(
  town: Town,
  {
    config,
    policy,
  }: { config?: TownConfig | undefined; policy?: Pick<StoredPolicy, "policy"> | undefined },
): Outcome<Town> {
  const begun =
    config === undefined
      ? decodeSnapshot(town.config, encodeSnapshot(town), town.rules)
      : underRules(town, config);
  if (!begun.ok) {
    return refuse(
      "bad_config",
      `The town cannot live on under these rules: ${begun.error.message}.`,
      "Change what a town may change as it lives.",
    );
  }
  if (policy !== undefined) setEveryChooser(begun.value, chooserOf(policy.policy));
  return ok(begun.value);
}
