import { randomInt } from "node:crypto";

import type { Command } from "commander";

import { loadConfig } from "../config/load-config.ts";
import { FAULT_KINDS, type FaultKind } from "../soak/fault-control.ts";
import { faultLibrary } from "../soak/faulty-disk.ts";
import { soak } from "../soak/soak.ts";
import type { Tally } from "../soak/tally.ts";
import { problem, refuse } from "../problem.ts";
import type { Outcome } from "../problem.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { positiveNumber, wholeNumber } from "./numbers.ts";
import { Progress } from "./progress.ts";
import type { CommonOptions, Register } from "./register.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface SoakOptions extends CommonOptions {
  readonly hours?: number;
  readonly ticks?: number;
  readonly faults: string;
  readonly seed?: number;
}

const MS_PER_HOUR = 3_600_000;

export function addSoak(program: Command, register: Register): void {
  const command = program
    .command("soak")
    .summary("let towns live through everything that may happen to them")
    .description(
      "Lets towns live through random operations, saves, copies, jumps in time and branches on a disk that fails, in " +
        "processes that are killed, and looks at every law and promise after each. The same seed does the same. " +
        "In memory a day is one of the town.",
    )
    .option("--hours <H>", "how long by the clock", positiveNumber)
    .option("--ticks <N>", "how many ticks on record", wholeNumber(1))
    .option(
      "--faults <KINDS>",
      `which, by commas: ${FAULT_KINDS.join(", ")}; all or none of them`,
      "all",
    )
    .option("--seed <S>", "seed of all that happens; drawn when left out", wholeNumber(0));
  register(command, (terminal) => act(terminal, command.opts<SoakOptions>()));
}

async function act(terminal: Terminal, options: SoakOptions): Promise<Ending> {
  const { hours, ticks } = options;
  if ((hours === undefined) === (ticks === undefined)) {
    const message = "A soak takes either --hours or --ticks.";
    return refusal(problem("bad_request", message, "Say how long it is to last."));
  }
  if (process.versions["electron"] !== undefined) {
    const message = "A soak starts and kills processes of Node, which this program is not.";
    return refusal(problem("bad_request", message, "Soak from the repository."));
  }
  const kinds = readKinds(options.faults);
  if (!kinds.ok) return refusal(kinds.error);
  const loaded = loadConfig("default");
  if (!loaded.ok) return configRefusal(loaded.error);
  const seed = options.seed ?? randomInt(2 ** 31);
  terminal.say(`townlet: soak with seed ${seed}; --seed ${seed} repeats it.`);
  const total = ticks ?? (hours ?? 0) * MS_PER_HOUR;
  const what = ticks === undefined ? `soak of ${hours} h` : `soak of ${ticks} ticks`;
  const progress = new Progress(terminal, what, total);
  const interrupt = new Interrupt();
  const start = performance.now();
  const { config } = loaded.value;
  const soaked = await soak({ config, seed, kinds: kinds.value }, (tally) => {
    const done = ticks === undefined ? performance.now() - start : tally.ticks;
    progress.update(Math.min(done, total));
    return done < total && !interrupt.requested;
  });
  progress.finish();
  interrupt.release();
  if (!soaked.ok) return refusal(soaked.error);
  const { tally, kept } = soaked.value;
  return ending(tally, { seed, kept, wall_s: (performance.now() - start) / 1000 }, interrupt);
}

function readKinds(text: string): Outcome<readonly FaultKind[]> {
  const names = text === "all" ? [...FAULT_KINDS] : text === "none" ? [] : text.split(",");
  const kinds = FAULT_KINDS.filter((kind) => names.includes(kind));
  const unknown = names.find((name) => !kinds.some((kind) => kind === name));
  if (unknown !== undefined) {
    const next = `Use ${FAULT_KINDS.join(", ")}, all or none.`;
    return refuse("bad_request", `No fault is called '${unknown}'.`, next);
  }
  // A process can be killed anywhere; everything else takes a disk that obeys.
  const library = faultLibrary();
  if (!library.ok && kinds.some((kind) => kind !== "kill")) return library;
  return { ok: true, value: kinds };
}

function ending(
  tally: Tally,
  more: { readonly seed: number; readonly kept: string | null; readonly wall_s: number },
  interrupt: Interrupt,
): Ending {
  const ok = tally.broken.length === 0;
  const { kill: _, ...faults } = tally.injected;
  const document = {
    ok,
    seed: more.seed,
    ticks: tally.ticks,
    faults,
    kills: tally.kills,
    recoveries: tally.recoveries,
    corruptions: tally.corruptions,
    silent_losses: tally.losses,
    invariant_violations: tally.violations,
    rss_slope_mb_per_day: tally.rssSlope,
    lives: tally.lives,
    deeds: tally.deeds,
    refused: tally.refused,
    wall_s: more.wall_s,
    broken: tally.broken,
    kept: more.kept,
    interrupted: interrupt.requested,
  };
  const status = !ok ? 1 : interrupt.requested ? INTERRUPTED : 0;
  if (ok) return { status, document, text: textOf(tally, more.seed) };
  const [first] = tally.broken;
  const complaint = `townlet: ${first ?? ""}\n  The files are in ${more.kept ?? ""}; --seed ${more.seed} repeats it.`;
  return { status, document, text: textOf(tally, more.seed), complaint };
}

function textOf(tally: Tally, seed: number): string {
  const slope = tally.rssSlope;
  const hits = Object.entries(tally.injected).map(([kind, count]) => `${kind} ${count}`);
  return table([
    ["seed", String(seed)],
    ["ticks", String(tally.ticks)],
    ["deeds", `${tally.deeds} in ${tally.lives} lives, ${tally.refused} refused and told`],
    ["faults", hits.join(", ")],
    ["kills", String(tally.kills)],
    ["recoveries", String(tally.recoveries)],
    ["corruptions", String(tally.corruptions)],
    ["silent losses", String(tally.losses)],
    ["violations", String(tally.violations)],
    ["memory", slope === null ? "too short to tell" : `${slope.toFixed(3)} MB a day`],
  ]);
}
