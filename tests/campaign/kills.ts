import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { loadConfig } from "../../main/config/load-config.ts";
import { Dice } from "../../main/soak/dice.ts";
import { Lane, type LifeOrder } from "../../main/soak/lane.ts";
import { mixed } from "../../main/soak/reference.ts";
import { Tally } from "../../main/soak/tally.ts";
import { interrupted } from "./interrupted.ts";

/** A deed more than any life can do. */
const ENDLESS = 1_000_000;

export interface KillPlan {
  readonly cycles: number;
  readonly seed: number;
  /** Made for it. */
  readonly folder: string;
  readonly victim: string;
  /** Ends it early; what there is so far is reported. */
  readonly stop?: AbortSignal;
  /** Towns that are killed side by side. */
  readonly lanes: number;
}

/** Kills processes at random moments and looks at what they leave; stops at the first that broke something. */
export async function killCampaign(
  plan: KillPlan,
  tell: (done: number) => void = () => undefined,
): Promise<Tally> {
  const loaded = loadConfig("default");
  if (!loaded.ok) throw new Error("the default town does not load");
  const { config } = loaded.value;
  const tally = new Tally();
  let given = 0;
  const nextOrder = (dice: Dice): LifeOrder | null => {
    if (given === plan.cycles || tally.broken.length > 0) return null;
    if (plan.stop?.aborted === true) return null;
    given += 1;
    return someKill(dice);
  };
  const work = async (index: number): Promise<void> => {
    const seed = mixed(plan.seed, index);
    const dice = new Dice(seed);
    const name = `lane-${index}`;
    const folder = path.join(plan.folder, name);
    const { victim } = plan;
    const opened = Lane.open({ folder, config, seed, faults: false, victim });
    if (!opened.ok) throw new Error(opened.error.message);
    let order = nextOrder(dice);
    while (order !== null) {
      const then = nextOrder(dice);
      tally.add(await opened.value.live(order, then), name, config.time.ticks_per_day);
      tell(tally.lives);
      order = tally.broken.length > 0 ? null : then;
    }
    await opened.value.close({ keep: tally.broken.length > 0 });
  };
  await Promise.all(Array.from({ length: plan.lanes }, (_, index) => work(index)));
  return tally;
}

/** Mostly while the town lives, now and then while it is still being opened; flat out or with rests. */
function someKill(dice: Dice): LifeOrder {
  const early = dice.once(5);
  return {
    deeds: ENDLESS,
    ticks: 1 + dice.below(150),
    restMs: dice.once(2) ? 0 : dice.below(30),
    faults: null,
    end: "close",
    kill: early ? { after: "go", ms: dice.below(400) } : { after: "opened", ms: dice.below(600) },
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cycles: { type: "string", default: "500" },
      seed: { type: "string", default: "1" },
      victim: { type: "string", default: "" },
      json: { type: "boolean", default: false },
    },
  });
  const cycles = Number(values.cycles);
  const seed = Number(values.seed);
  const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-kills-"));
  const start = performance.now();
  const stop = interrupted();
  const tally = await killCampaign(
    { cycles, seed, folder, victim: values.victim, lanes: 2, stop },
    (done) => {
      if (done % 25 === 0) process.stderr.write(`${done} of ${cycles} kills\n`);
    },
  );
  const sorted = tally.recoveryMs.toSorted((a, b) => a - b);
  const report = {
    ok: tally.broken.length === 0,
    seed,
    cycles: tally.lives,
    killed: tally.kills,
    ticks: tally.ticks,
    deeds: tally.deeds,
    lost_acknowledged: tally.losses,
    corrupt: tally.corruptions,
    invariant_violations: tally.violations,
    recovery_ms: {
      median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      slowest: Math.round(sorted.at(-1) ?? 0),
    },
    seconds: Math.round((performance.now() - start) / 1000),
    broken: tally.broken,
    ...(tally.broken.length > 0 ? { kept: folder } : {}),
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main();
