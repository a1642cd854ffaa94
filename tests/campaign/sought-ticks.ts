import path from "node:path";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { Dice } from "../../main/soak/dice.ts";
import { newTown } from "../../main/town/open-town.ts";
import { branch, seek, switchTo } from "../../main/town/travel.ts";
import { good } from "../helpers/town-file.ts";
import { type ReferenceLife, bornAs, liveOnce, someTicks } from "./reference-life.ts";
import { liveUntil } from "./restored-lives.ts";

export interface SeekPlan {
  readonly seed: number;
  readonly ticks: number;
  readonly seeks: number;
  /** For its file. */
  readonly folder: string;
}

export interface SeekResult {
  readonly wrong: readonly string[];
  /** Of each seek: ticks between where it began and where it led to, 0 where that is another timeline; milliseconds. */
  readonly seeks: readonly { readonly ticks: number; readonly ms: number }[];
}

/**
 * Shows random ticks of a town's file and of a branch of it, there and back, and compares each with a town that
 * lives without interruption under the same operations.
 */
export async function soughtTicks(config: TownConfig, plan: SeekPlan): Promise<SeekResult> {
  const { seed, ticks, seeks, folder } = plan;
  const dice = new Dice(seed);
  const copyAt = Math.floor(ticks * 0.6);
  const targets = someTicks(dice, seeks, 0, ticks);
  const main = liveOnce(bornAs(config, seed), { until: ticks, dice, ticks: targets, copyAt });
  if (main.copy === null) throw new Error("the town ended before it could part");
  const other = liveOnce(main.copy, { until: ticks, dice, ticks: targets });
  const file = path.join(folder, `seek-${seed}.townlet`);
  const parts = { scenario: "default", title: "Sought", file, replace: true };
  const host = good(await newTown({ ...parts, config: { ...config, seed } }));
  liveUntil(host, main, ticks);
  good(await host.flush());
  good(await seek(host, copyAt));
  const parted = good(await branch(host, null)).timeline;
  liveUntil(host, other, ticks);
  good(await host.flush());
  const wrong: string[] = [];
  const times: { ticks: number; ms: number }[] = [];
  const first = host.timelines[0]?.timeline ?? parted;
  for (const [index, tick] of targets.entries()) {
    const wanted = Math.floor(index / 10) % 3 === 2 ? parted : first;
    const from = host.home?.timeline === wanted ? host.tick : null;
    const start = performance.now();
    good(await (from === null ? switchTo(host, wanted, tick) : seek(host, tick)));
    times.push({ ticks: from === null ? 0 : Math.abs(tick - from), ms: performance.now() - start });
    const expected = expectedAt(wanted === first ? main : other, main, tick);
    if (host.tick !== tick || stateHash(host.town) !== expected) {
      wrong.push(`seed ${seed}: tick ${tick} of timeline ${wanted} is not as it was`);
    }
  }
  good(await host.close());
  return { wrong, seeks: times };
}

/** What lies before a branch is its parent's. */
function expectedAt(life: ReferenceLife, parent: ReferenceLife, tick: number): string | undefined {
  return life.hashes.get(tick) ?? parent.hashes.get(tick);
}
