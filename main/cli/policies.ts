import type { Chooser } from "../../sim/options/choosers.ts";
import type { Problem } from "../../preload/contract.ts";
import { problem } from "../problem.ts";

/** Policies that are wanted but not there. */
export function unknownPolicy(policy: string): Problem {
  return problem(
    "not_yet",
    `The policy '${policy}' does not exist yet.`,
    "Use --policy scripted or --policy random.",
  );
}

/** Who chooses options under a policy that exists. */
export function chooserOf(policy: string): Chooser {
  return policy === "random" ? "chance" : "script";
}
