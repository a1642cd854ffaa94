import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";

import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Problem } from "../../preload/contract.ts";
import type { Result } from "../../sim/result.ts";
import { forgiveLag, startClock, ticksDue } from "../town/clock.ts";
import { newTown, openTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { seek } from "../town/travel.ts";
import type { Bench, Round, Samples } from "./bench-cases.ts";

/** Ticks of one turn, so many that the last batch, which is waited for, hardly counts; and until everything is compiled. */
const TICKS_PER_TURN = 200_000;
const WARM_UP = 100_000;
/** As often as the command line lets others have their turn, and the window its frames. */
const SLICE_MS = 50;
const FRAME_MS = 16;
const PACED_MS = 1500;
const NEAR_TICKS = 10_000;
const SEEKS_PER_ROUND = 20;

/** What has to be good for anything to be measured. */
function good<T>(outcome: Result<T, Problem>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.message} ${outcome.error.next}`);
}

function folderUntil(end: (act: () => void) => void): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "townlet-bench-"));
  end(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function townIn(config: TownConfig, file: string | null): Promise<TownHost> {
  const parts = { config, scenario: "default", title: "Bench", file, replace: false };
  return good(await newTown(parts));
}

/** Lets a town live as fast as it can until everything is on disk; waits where the disk is slower. */
export async function liveFlatOut(host: TownHost, ticks: number): Promise<void> {
  const end = host.tick + ticks;
  while (host.tick < end && host.problem === null) {
    const start = performance.now();
    host.advance(end - host.tick, () => performance.now() - start < SLICE_MS);
    await setImmediate();
  }
  good(await host.flush());
}

/** Ticks that really ran in a second at 100×. */
export async function pacedRate(host: TownHost): Promise<number> {
  const [begin, first] = [performance.now(), host.tick];
  let clock = startClock(100, host.town.config.time.tick_ms, begin, first);
  while (performance.now() - begin < PACED_MS) {
    clock = forgiveLag(clock, performance.now(), host.tick);
    host.advance(ticksDue(clock, performance.now(), host.tick));
    host.handOverIfDue();
    await setTimeout(FRAME_MS);
  }
  return ((host.tick - first) * 1000) / (performance.now() - begin);
}

/** Percent by which the rate of a town that is recorded lies below that of one that is not, in turns. */
function lossOf(rate: (host: TownHost) => Promise<number>): Bench["prepare"] {
  return async (config, end) => {
    const file = path.join(folderUntil(end), "on.townlet");
    const [off, on] = [await townIn(config, null), await townIn(config, file)];
    end(() => on.abandon());
    await liveFlatOut(off, WARM_UP);
    await liveFlatOut(on, WARM_UP);
    return async () => {
      const [without, recorded] = [await rate(off), await rate(on)];
      return [100 * (1 - recorded / without)];
    };
  };
}

async function flatOutRate(host: TownHost): Promise<number> {
  const start = performance.now();
  await liveFlatOut(host, TICKS_PER_TURN);
  return (TICKS_PER_TURN * 1000) / (performance.now() - start);
}

/** Per second of this thread's CPU time: what recording costs where the thread that writes has a core of its own. */
async function threadRate(host: TownHost): Promise<number> {
  const before = process.threadCpuUsage();
  await liveFlatOut(host, TICKS_PER_TURN);
  const { user, system } = process.threadCpuUsage(before);
  return (TICKS_PER_TURN * 1e6) / (user + system);
}

/** A closed file of so many days. */
async function fileOf(config: TownConfig, folder: string, days: number): Promise<string> {
  const file = path.join(folder, `${days}-days.townlet`);
  const host = await townIn(config, file);
  await liveFlatOut(host, days * config.time.ticks_per_day);
  good(await host.close());
  return file;
}

/** Milliseconds until a random tick within so many of the shown one is shown; the same ones in every run. */
async function seeks(host: TownHost, random: () => number): Promise<Samples> {
  const samples: Samples = [];
  for (let index = 0; index < SEEKS_PER_ROUND; index++) {
    const [from, to] = [
      Math.max(0, host.tick - NEAR_TICKS),
      Math.min(host.head, host.tick + NEAR_TICKS),
    ];
    const tick = Math.round(from + random() * (to - from));
    const start = performance.now();
    good(await seek(host, tick));
    samples.push(performance.now() - start);
  }
  return samples;
}

/** Numbers in [0, 1), always the same ones (Lehmer, 1951, with Park and Miller's numbers). */
function someNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const RECORD_BENCHES: readonly Bench[] = [
  { name: "record-flat-out", unit: "% lost", isSlow: true, prepare: lossOf(flatOutRate) },
  { name: "record-thread", unit: "% lost", isSlow: true, prepare: lossOf(threadRate) },
  { name: "record-100x", unit: "% lost", isSlow: true, prepare: lossOf(pacedRate) },
  {
    name: "file-growth",
    unit: "KB/sim-day",
    isSlow: true,
    prepare: async (config, end): Promise<Round> => {
      const folder = folderUntil(end);
      const sizes = [10, 20].map(async (days) => statSync(await fileOf(config, folder, days)).size);
      const [short = 0, long = 0] = await Promise.all(sizes);
      return () => [(long - short) / 10_000];
    },
  },
  {
    name: "seek",
    unit: "ms",
    isSlow: true,
    prepare: async (config, end) => {
      const host = good(await openTown(await fileOf(config, folderUntil(end), 50)));
      end(() => host.abandon());
      const random = someNumbers();
      return () => seeks(host, random);
    },
  },
  {
    name: "open-100-days",
    unit: "ms",
    isSlow: true,
    prepare: async (config, end) => {
      const file = await fileOf(config, folderUntil(end), 100);
      return async () => {
        const start = performance.now();
        const host = good(await openTown(file));
        const taken = performance.now() - start;
        await host.abandon();
        return [taken];
      };
    },
  },
];
