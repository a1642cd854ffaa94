import os from "node:os";
import { setImmediate } from "node:timers/promises";

import type { Command } from "commander";

import { loadConfig } from "../config/load-config.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { problem } from "../problem.ts";
import { createCalibration, middle } from "../environment/calibration.ts";
import { type Bench, type CleanUp, type Round, type Samples, TOWN_BENCHES } from "./bench-cases.ts";
import { CROWD_BENCHES } from "./bench-crowd.ts";
import { ENV_BENCHES } from "./bench-env.ts";
import { STORE_BENCHES } from "./bench-store.ts";
import { RECORD_BENCHES } from "./bench-record.ts";
import { TELEMETRY_BENCHES } from "./bench-telemetry.ts";
import type { CommonOptions, Register } from "./register.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { wholeNumber } from "./numbers.ts";
import { Progress } from "./progress.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface BenchOptions extends CommonOptions {
  readonly rounds: number;
}

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  /** Of a whole round, at the median of the rounds. */
  readonly mean: number;
  readonly p99: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
  /** Rows that the yardstick copied per second of CPU time meanwhile; figures per row compare across machines. */
  readonly calibration: number;
  /** Of a town of so many people: ticks per second over a whole round, by `mean`. */
  readonly people?: number;
  readonly ticks_per_s?: number;
}

const BENCHES: readonly Bench[] = [
  ...TOWN_BENCHES,
  ...ENV_BENCHES,
  ...CROWD_BENCHES,
  ...STORE_BENCHES,
  ...RECORD_BENCHES,
  ...TELEMETRY_BENCHES,
];

export function addBench(program: Command, register: Register): void {
  const command = program
    .command("bench")
    .summary("measure how fast the town is here")
    .description(`Measures, each several times: ${BENCHES.map(({ name }) => name).join(", ")}.`)
    .argument("[NAME...]", "what to measure; everything when left out")
    .option("--rounds <N>", "how often", wholeNumber(5, 1000), 15);
  register(command, (terminal) => runBenches(terminal, command.opts<BenchOptions>(), command.args));
}

async function runBenches(
  terminal: Terminal,
  { rounds }: BenchOptions,
  names: string[],
): Promise<Ending> {
  const unknown = names.find((name) => !BENCHES.some((known) => known.name === name));
  if (unknown !== undefined) {
    const known = BENCHES.map(({ name }) => name).join(", ");
    return refusal(
      problem("not_found", `There is no measurement '${unknown}'.`, `Known: ${known}.`),
    );
  }
  const loaded = loadConfig("default");
  if (!loaded.ok) return configRefusal(loaded.error);
  const interrupt = new Interrupt();
  const chosen = BENCHES.filter(({ name, isSlow }) =>
    names.length === 0 ? isSlow !== true : names.includes(name),
  );
  const results = await measure(chosen, rounds, loaded.value.config, interrupt, terminal);
  interrupt.release();
  const status = interrupt.requested ? INTERRUPTED : 0;
  const document = { ok: !interrupt.requested, machine: machine(), results };
  return { status, document, text: report(results) };
}

/**
 * Measures everything in turns, round after round, so that a busy minute of the machine is shared by all;
 * the yardstick has its turn after each. What was measured so far when somebody wants it to end.
 */
async function measure(
  chosen: readonly Bench[],
  rounds: number,
  config: TownConfig,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<BenchResult[]> {
  const calibrate = createCalibration();
  calibrate();
  const cases: {
    bench: Bench;
    round: Round;
    samples: Samples;
    means: number[];
    rows: number[];
  }[] = [];
  const cleanUps: CleanUp[] = [];
  for (const bench of chosen) {
    if (interrupt.requested) break;
    terminal.detail(`bench: ${bench.name}`);
    const round = await bench.prepare(config, (act) => cleanUps.unshift(act));
    await round(); // The first one is compiled on the way.
    cases.push({ bench, round, samples: [], means: [], rows: [] });
    await setImmediate();
  }
  const progress = new Progress(terminal, `${rounds} rounds`, rounds * cases.length);
  let done = 0;
  for (let index = 0; index < rounds; index++) {
    for (const { round, samples, means, rows } of cases) {
      if (interrupt.requested) break;
      const measured = await round();
      for (const sample of measured) samples.push(sample);
      means.push(measured.reduce((sum, sample) => sum + sample, 0) / measured.length);
      rows.push(calibrate());
      done += 1;
      progress.update(done);
      await setImmediate();
    }
  }
  progress.finish();
  for (const cleanUp of cleanUps) await cleanUp();
  return cases
    .filter(({ samples }) => samples.length > 0)
    .map(({ bench, samples, means, rows }) =>
      resultOf(bench, samples, middle(means), middle(rows)),
    );
}

function resultOf(
  { name, unit, people }: Bench,
  samples: Samples,
  mean: number,
  calibration: number,
): BenchResult {
  const result = { name, unit, ...figures(samples), mean, calibration };
  if (people === undefined) return result;
  return { ...result, people, ticks_per_s: 1e9 / (mean * people) };
}

type Figures = Pick<BenchResult, "median" | "p99" | "min" | "max" | "n">;

function figures(samples: Samples): Figures {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99), min: at(0), max: at(1), n: sorted.length };
}

function machine(): Record<string, unknown> {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? "unknown",
    cores: cpus.length,
    memory_mb: Math.round(os.totalmem() / 1e6),
    os: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    electron: process.versions.electron ?? null,
    load: os.loadavg()[0] ?? 0,
  };
}

function report(results: readonly BenchResult[]): string {
  const head = ["", "unit", "median", "mean", "p99", "min", "max", "n"];
  const rows = results.map(({ name, unit, median, mean, p99, min, max, n }) => [
    name,
    unit,
    ...[median, mean, p99, min, max].map(short),
    String(n),
  ]);
  return table([head, ...rows]);
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
