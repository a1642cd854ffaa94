import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { loadConfig } from "../../main/config/load-config.ts";
import { Dice } from "../../main/soak/dice.ts";
import { Lane, type LifeOrder } from "../../main/soak/lane.ts";
import { mixed } from "../../main/soak/reference.ts";
import { Tally } from "../../main/soak/tally.ts";

/** Default towns that live and die side by side. */
export interface LanePlan {
  readonly seed: number;
  /** Made for it. */
  readonly folder: string;
  readonly victim: string;
  readonly lanes: number;
  /** Ends it early; what there is so far is reported. */
  readonly stop?: AbortSignal;
}

/**
 * Lets towns live one life after the other, as `order` says, until it says null, it is stopped, or something
 * broke; the files are kept then. `lying`: the disk says that it has synced and has not.
 */
export async function liveInLanes(
  plan: LanePlan,
  order: (dice: Dice, tally: Tally) => LifeOrder | null,
  {
    faults,
    lying = false,
    tell,
  }: { readonly faults: boolean; readonly lying?: boolean; readonly tell: (tally: Tally) => void },
): Promise<Tally> {
  const loaded = loadConfig("default");
  if (!loaded.ok) throw new Error("the default town does not load");
  const { config } = loaded.value;
  const tally = new Tally();
  const next = (dice: Dice): LifeOrder | null =>
    tally.broken.length > 0 || plan.stop?.aborted === true ? null : order(dice, tally);
  const work = async (index: number): Promise<void> => {
    const seed = mixed(plan.seed, index);
    const dice = new Dice(seed);
    const name = `lane-${index}`;
    const folder = path.join(plan.folder, name);
    const opened = Lane.open({ folder, config, seed, faults, victim: plan.victim });
    if (!opened.ok) throw new Error(opened.error.message);
    if (lying) opened.value.disk?.control.lie();
    let life = next(dice);
    while (life !== null) {
      const then = next(dice);
      tally.add(await opened.value.live(life, then), name, config.time.ticks_per_day);
      tell(tally);
      life = tally.broken.length > 0 ? null : then;
    }
    await opened.value.close({ keep: tally.broken.length > 0 });
  };
  await Promise.all(Array.from({ length: plan.lanes }, (_, index) => work(index)));
  return tally;
}

/** What a campaign of so many (`--cycles 500`, say) is asked for on its command line. Ctrl-C stops it. */
export function askedFor(
  count: "cycles" | "faults",
  usual: number,
): LanePlan & { readonly count: number; readonly json: boolean } {
  const { values } = parseArgs({
    options: {
      [count]: { type: "string", default: String(usual) },
      seed: { type: "string", default: "1" },
      victim: { type: "string", default: "" },
      json: { type: "boolean", default: false },
    },
  });
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => controller.abort());
  return {
    count: Number(values[count]),
    seed: Number(values.seed),
    victim: values.victim,
    json: values.json,
    folder: mkdtempSync(path.join(os.tmpdir(), `townlet-${count}-`)),
    lanes: 2,
    stop: controller.signal,
  };
}
