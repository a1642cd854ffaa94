import { configHash } from "../../sim/config/config-id.ts";
import type { Outcome } from "../problem.ts";
import { keepIn } from "../store/copy-file.ts";
import { beginningOf, policyIn } from "./beginning.ts";
import type { Change } from "./branch.ts";
import { keyframeOf } from "./record.ts";
import type { TownHost } from "./town-host.ts";

/**
 * A new file that begins with the town as it is shown, with changes or without; what came before stays in
 * the old one. Refused: a name that is taken, rules that do not fit the state.
 */
export async function exportTown(
  { town, identity }: TownHost,
  file: string,
  change: Change = {},
): Promise<Outcome<null>> {
  const begun = beginningOf(town, change);
  if (!begun.ok) return begun;
  const { config } = begun.value;
  return keepIn(
    file,
    { ...identity, config: JSON.stringify(config), config_hash: configHash(config) },
    keyframeOf(begun.value, town.world.town.tick[0] ?? 0),
    { policy: policyIn(begun.value) },
  );
}
