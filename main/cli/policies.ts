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
