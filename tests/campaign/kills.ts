import type { Dice } from "../../main/soak/dice.ts";
import type { LifeOrder } from "../../main/soak/lane.ts";
import type { Tally } from "../../main/soak/tally.ts";
import { type LanePlan, askedFor, liveInLanes } from "./lanes.ts";

/** A deed more than any life can do. */
const ENDLESS = 1_000_000;

/** Kills processes at random moments and looks at what they leave; stops at the first that broke something. */
export async function killCampaign(
  plan: LanePlan,
  cycles: number,
  tell: (done: number) => void = () => undefined,
): Promise<Tally> {
  let given = 0;
  const order = (dice: Dice): LifeOrder | null => (given++ < cycles ? someKill(dice) : null);
  return liveInLanes(plan, order, { faults: false, tell: ({ lives }) => tell(lives) });
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
  const { count: cycles, ...plan } = askedFor("cycles", 500);
  const start = performance.now();
  const tally = await killCampaign(plan, cycles, (done) => {
    if (done % 25 === 0) process.stderr.write(`${done} of ${cycles} kills\n`);
  });
  const sorted = tally.recoveryMs.toSorted((a, b) => a - b);
  const report = {
    ok: tally.broken.length === 0,
    seed: plan.seed,
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
    ...(tally.broken.length > 0 ? { kept: plan.folder } : {}),
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.ok ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main();
