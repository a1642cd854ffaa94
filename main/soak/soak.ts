import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { ok } from "../../sim/result.ts";
import type { Outcome } from "../problem.ts";
import { Dice } from "./dice.ts";
import { type FaultKind, isDeadly } from "./fault-control.ts";
import { Lane, type LifeOrder } from "./lane.ts";
import { mixed } from "./reference.ts";
import { Tally } from "./tally.ts";

export interface SoakSettings {
  readonly config: TownConfig;
  readonly seed: number;
  readonly kinds: readonly FaultKind[];
  /** The program of victims; the one beside this file when left out. */
  readonly victim?: string;
}

export interface Soaked {
  readonly tally: Tally;
  /** Where the files are, if anything is wrong with them. */
  readonly kept: string | null;
}

/** Lives that follow from the seed and their number, one after the other, for as long as `goOn` says so. */
export async function soak(
  { config, seed, kinds, victim }: SoakSettings,
  goOn: (tally: Tally) => boolean,
): Promise<Outcome<Soaked>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-soak-"));
  const faults = kinds.some((kind) => kind !== "kill");
  const opened = Lane.open({ folder: path.join(folder, "towns"), config, seed, faults, victim });
  if (!opened.ok) return opened;
  const lane = opened.value;
  const tally = new Tally();
  const orderOf = (life: number): LifeOrder =>
    life % LONG_EVERY === 0 ? LONG_LIFE : someLife(new Dice(mixed(seed, life)), kinds, faults);
  let order = orderOf(1);
  for (let life = 1; goOn(tally) && tally.broken.length === 0; life++) {
    const then = orderOf(life + 1);
    const result = await lane.live(order, then);
    tally.add(result, `seed ${seed}`, config.time.ticks_per_day);
    order = then;
  }
  const isBroken = tally.broken.length > 0;
  await lane.close({ keep: isBroken });
  return ok({ tally, kept: isBroken ? folder : null });
}

/** So often somebody lives undisturbed, and long enough to tell whether memory grows. */
const LONG_EVERY = 12;
const LONG_LIFE: LifeOrder = {
  deeds: 1200,
  ticks: 100,
  restMs: 0,
  faults: null,
  end: "close",
  kill: null,
};

/** Short or long, on a disk that fails in one way, in several or in none, to a good end or a bad one. */
function someLife(dice: Dice, kinds: readonly FaultKind[], faults: boolean): LifeOrder {
  const length = dice.once(4) ? 400 : 20 + dice.below(80);
  const order = { ticks: 1 + dice.below(200), restMs: 0, kill: null };
  const kills = kinds.includes("kill");
  if (!faults || dice.once(8)) {
    const end = kills && dice.once(2) ? "kill" : "close";
    return { ...order, deeds: length, faults: null, end };
  }
  const kind = dice.of(kinds);
  if (isDeadly(kind)) {
    return {
      ...order,
      deeds: 30,
      faults: { kinds: [kind], every: 1 + dice.below(4) },
      end: "power",
    };
  }
  const passing = kinds.filter((one) => !isDeadly(one));
  const end = dice.of(["close", "power", kills ? "kill" : "close"] as const);
  return {
    ...order,
    deeds: length,
    faults: { kinds: dice.once(2) ? [kind] : passing, every: 1 + dice.below(6) },
    end,
  };
}
