import { configHash } from "../../sim/config/config-id.ts";
import type { Outcome } from "../problem.ts";
import { MAIN } from "../store/identity.ts";
import { createStore } from "../store/open-store.ts";
import { emptyBatch } from "../store/town-store.ts";
import { beginningOf } from "./beginning.ts";
import type { Change } from "./branch.ts";
import { keyframeOf } from "./record.ts";
import type { TownHost } from "./town-host.ts";

/**
 * A new file that begins with the town as it is shown, with changes or without; what came before stays in
 * the old one. Refused: a name that is taken, rules that do not fit the state.
 */
export async function exportTown(
  { town, identity, timeline }: TownHost,
  file: string,
  change: Change = {},
): Promise<Outcome<null>> {
  const begun = beginningOf(town, change);
  if (!begun.ok) return begun;
  const { config } = begun.value;
  const policy = change.policy?.policy ?? timeline?.policy ?? "scripted";
  const created = await createStore(
    file,
    { ...identity, config: JSON.stringify(config), config_hash: configHash(config) },
    { policy },
  );
  if (!created.ok) return created;
  const { tick } = town.world.town;
  const keyframes = [keyframeOf(begun.value, tick[0] ?? 0)];
  const written = created.value.append({ ...emptyBatch(MAIN, tick[0] ?? 0), keyframes });
  created.value.close();
  return written;
}
