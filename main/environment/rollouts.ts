import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import type { VectorPlan } from "../../sim/environment/vector-environment.ts";
import { type VectorArrays, viewArrays } from "../../sim/environment/vector-arrays.ts";
import { ok } from "../../sim/result.ts";
import { hashBytes, hashWords } from "../../sim/snapshot/hash.ts";
import { type KernelPlace, placeKernel } from "./kernel.ts";
import {
  Rollout,
  type RolloutSettings,
  TALLIES,
  TALLY,
  planRollouts,
  rolloutBytes,
  talliesOf,
} from "./rollout-task.ts";

/** What runs a share of the towns: this thread, or one of its own. */
interface Runner {
  run(ticks: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * A vectorised environment whose towns are divided among threads that share its memory. Threads meet once
 * per rollout, never within; what comes out is the same for any number of them.
 */
export class Rollouts {
  readonly plan: VectorPlan;
  /** What observes: `ts` = the functions of `sim/`. */
  readonly kernel: "wasm" | "ts";
  /** All rows of all towns; to be read between rollouts only. */
  readonly arrays: VectorArrays;
  readonly #buffer: SharedArrayBuffer;
  readonly #tallies: Float64Array;
  readonly #runners: readonly Runner[];

  private constructor(
    plan: VectorPlan,
    kernel: KernelPlace | null,
    buffer: SharedArrayBuffer,
    runners: readonly Runner[],
  ) {
    this.plan = plan;
    this.kernel = kernel === null ? "ts" : "wasm";
    this.arrays = viewArrays(buffer, 0, plan.arrays);
    this.#buffer = buffer;
    this.#tallies = talliesOf(plan, buffer);
    this.#runners = runners;
  }

  /**
   * Makes the towns. With one thread they run in this one; more than there are towns are not used. What
   * is observed is the work of `module` where there is one; `tell` hears why it cannot do it.
   */
  static async start(
    settings: RolloutSettings,
    threads: number,
    module: WebAssembly.Module | null = null,
    tell: (why: string) => void = () => undefined,
  ): Promise<Rollouts> {
    const plan = planRollouts(settings);
    const used = Math.min(threads, settings.towns);
    const placed = module === null ? ok(null) : placeKernel(module, plan, rolloutBytes(plan), used);
    if (!placed.ok) tell(placed.error);
    const kernel = placed.ok ? placed.value : null;
    const buffer = kernel?.memory.buffer ?? new SharedArrayBuffer(rolloutBytes(plan));
    if (used === 1) {
      const task = { settings, buffer, first: 0, count: settings.towns, kernel, thread: 0 };
      return new Rollouts(plan, kernel, buffer, [runHere(new Rollout(task, plan))]);
    }
    const runners: Promise<Runner>[] = [];
    for (let index = 0; index < used; index++) {
      const first = Math.floor((index * settings.towns) / used);
      const behind = Math.floor(((index + 1) * settings.towns) / used);
      runners.push(
        runThere({ settings, buffer, first, count: behind - first, kernel, thread: index }),
      );
    }
    return new Rollouts(plan, kernel, buffer, await Promise.all(runners));
  }

  /** Runs every town for some ticks. */
  async run(ticks: number): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.run(ticks)));
  }

  /** Sum over all towns of what is counted by this name. */
  total(name: keyof typeof TALLY): number {
    let sum = 0;
    for (let at = TALLY[name]; at < this.#tallies.length; at += TALLIES) {
      sum += this.#tallies[at] ?? 0;
    }
    return sum;
  }

  /** Hash of the states of all towns, in order. */
  stateHash(): string {
    const { arrays, towns, townBytes } = this.plan;
    const words: number[] = [];
    for (let town = 0; town < towns; town++) {
      const at = arrays.bytes + town * townBytes;
      const hash = hashBytes(new Uint8Array(this.#buffer, at, townBytes));
      for (let from = 0; from < hash.length; from += 8) {
        words.push(Number.parseInt(hash.slice(from, from + 8), 16));
      }
    }
    return hashWords(Int32Array.from(words));
  }

  /** Hash of everything that rows show now, in order. */
  rowsHash(): string {
    const { arrays } = this.plan;
    return hashBytes(new Uint8Array(this.#buffer, 0, arrays.bytes));
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.close()));
  }
}

function runHere(rollout: Rollout): Runner {
  return {
    run: (ticks) => Promise.resolve(rollout.run(ticks)),
    close: () => Promise.resolve(),
  };
}

/** Beside this file, or beside the bundle that it has become part of. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  return path.join(path.dirname(here), `rollout-worker${path.extname(here)}`);
}

async function runThere(task: ConstructorParameters<typeof Rollout>[0]): Promise<Runner> {
  const worker = new Worker(workerFile(), { workerData: task });
  // A thread that fails ends whatever is being waited for.
  let fail: (error: unknown) => void = () => undefined;
  worker.on("error", (error: unknown) => fail(error));
  const answer = (): Promise<void> =>
    new Promise((resolve, reject) => {
      fail = reject;
      worker.once("message", () => resolve());
    });
  await answer();
  return {
    run: (ticks) => {
      const answered = answer();
      worker.postMessage(ticks);
      return answered;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
