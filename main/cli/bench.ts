import os from "node:os";

import type { Command } from "commander";

import { loadConfig } from "../config/load-config.ts";
import { problem } from "../problem.ts";
import { BENCHES } from "./bench-cases.ts";
import type { Samples } from "./bench-cases.ts";
import type { CommonOptions, Register } from "./register.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { wholeNumber } from "./numbers.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface BenchOptions extends CommonOptions {
  readonly rounds: number;
}

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly p99: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
}

export function addBench(program: Command, register: Register): void {
  const command = program
    .command("bench")
    .summary("measure how fast the town is here")
    .description(`Measures, each several times: ${BENCHES.map(({ name }) => name).join(", ")}.`)
    .argument("[NAME...]", "what to measure; everything when left out")
    .option("--rounds <N>", "how often", wholeNumber(5, 1000), 15);
  register(command, (terminal) => bench(terminal, command.opts<BenchOptions>(), command.args));
}

async function bench(
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
  const chosen = BENCHES.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: BenchResult[] = [];
  for (const { name, unit, prepare } of chosen) {
    if (interrupt.requested) break;
    terminal.detail(`bench: ${name}`);
    const round = prepare(loaded.value.config);
    round(); // The first one is compiled on the way.
    const samples: Samples = [];
    for (let index = 0; index < rounds; index++) samples.push(...round());
    results.push({ name, unit, ...figures(samples) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  interrupt.release();
  const status = interrupt.requested ? INTERRUPTED : 0;
  const document = { ok: !interrupt.requested, machine: machine(), results };
  return { status, document, text: report(results) };
}

function figures(samples: Samples): Omit<BenchResult, "name" | "unit"> {
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
  const head = ["", "unit", "median", "p99", "min", "max", "n"];
  const rows = results.map(({ name, unit, median, p99, min, max, n }) => [
    name,
    unit,
    ...[median, p99, min, max].map(short),
    String(n),
  ]);
  return table([head, ...rows]);
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
