import { ok } from "../../sim/result.ts";
import type { Outcome } from "../problem.ts";
import { parseJson } from "../../sim/parse-json.ts";
import type { TownStore } from "../store/town-store.ts";
import { Twin } from "../store/twin.ts";
import { StoredInput } from "./inputs.ts";
import { lifeFrom } from "./live-again.ts";
import { readArchive } from "./rebuild.ts";
import { type Divergence, auditDiffers, contradictionIn } from "./verify-file.ts";

export interface Verification {
  readonly ticks_checked: number;
  readonly snapshots_checked: number;
  readonly hashes_checked: number;
  /**
   * The first tick at which the file is not what a town would write again, and `system`, what tells so:
   * - `town.seed`, `town.config`, `town.config_id`: the town is not the one of its configuration
   * - `timelines`: records of no timeline; `timelines.parent`, `.at`, `.last_tick`, `.config`, `.policy`: it does not
   *   begin or end there, or not like that
   * - `inputs`: a tick with commands comes out differently, commands are missing or too many, or cannot be
   *   understood or carried out again
   * - `events`, `event_people`, `stories`, `kpis`: the table whose rows differ
   * - `audit`: a command that the audit says was carried out in a tick is no input of it
   * - `agents.wallet` and the like: table and column of a stored state that differs
   * - `snapshot`: a stored state that cannot be read; `snapshot.people` and the like: what it says beside the state
   * - `systems`: hashes of its parts
   * - `state`: the chain has another hash of it, and so has all that follows; `hash`: an entry of the chain is wrong,
   *   missing or out of place, while the state is right
   */
  readonly first_divergence: Divergence | null;
}

/**
 * Simulates a stretch of a timeline again, writes its record anew in memory, and compares it with the
 * file's, row by row; a stretch from tick 0 begins with the birth of the town. Reads only. `goOn` is asked
 * now and then with the tick that is reached. What nothing follows from is taken as it is: title, names, dates.
 */
export async function verifyTown(
  store: TownStore,
  timeline: number,
  { from, to }: { readonly from: number; readonly to: number },
  goOn: (tick: number) => boolean,
): Promise<Outcome<Verification>> {
  const known = await readArchive(store.file, store);
  if (!known.ok) return ok(nothingBut({ tick: 0, system: "town.config" }));
  const archive = known.value;
  const wrong = contradictionIn(store, archive, timeline) ?? unreadableInput(store, timeline, from);
  if (wrong !== null) return ok(nothingBut(wrong));
  const twin = await Twin.make(store.kinds);
  if (!twin.ok) return twin;
  const desk = { store, archive, timelines: store.timelines(), twin: twin.value };
  const begun = await lifeFrom(desk, timeline, from);
  if (!begun.ok) {
    twin.value.close();
    return begun;
  }
  const { life, found } = begun.value;
  const first_divergence =
    found ??
    (await life.liveTo(to, (tick) => goOn(Math.max(from, tick)))) ??
    auditDiffers(store, timeline, from, Math.max(from, life.tick));
  twin.value.close();
  return ok({
    ticks_checked: Math.max(0, life.tick - from),
    snapshots_checked: life.snapshots,
    hashes_checked: life.hashes,
    first_divergence,
  });
}

/** An input that cannot be understood, at or after a tick. */
function unreadableInput(store: TownStore, timeline: number, from: number): Divergence | null {
  const isRead = (input: string): boolean => StoredInput.safeParse(parseJson(input)).success;
  const found = store.inputsAfter(timeline, from - 1).find(({ input }) => !isRead(input));
  return found === undefined ? null : { tick: found.tick, system: "inputs" };
}

function nothingBut(divergence: Divergence): Verification {
  return {
    ticks_checked: 0,
    snapshots_checked: 0,
    hashes_checked: 0,
    first_divergence: divergence,
  };
}
