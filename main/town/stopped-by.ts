import type { Problem } from "../../preload/contract.ts";
import { errorMessage, problem } from "../problem.ts";
import type { TownIdentity } from "../store/identity.ts";

/** A tick has thrown: a town never goes on with a world that may be damaged. Reported once, and nothing of it is written. */
export function stoppedBy(
  error: unknown,
  tick: number,
  { seed, config_id }: TownIdentity,
  file: string | null,
): Problem {
  return problem(
    "invariant",
    `The town stopped at tick ${tick} (${config_id}, seed ${seed}): ${errorMessage(error)}.`,
    file === null
      ? "Start a new town, and please report this sentence."
      : "Open the file again to go on from what was saved, and please report this sentence.",
  );
}
