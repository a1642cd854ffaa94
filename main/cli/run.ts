import path from "node:path";

import { type Command, Option } from "commander";

import { OBSERVATION_VARIANTS } from "../../sim/config/blocks/observations.ts";
import { ok } from "../../sim/result.ts";
import type { Problem } from "../../preload/contract.ts";
import { loadConfig } from "../config/load-config.ts";
import { problemLine } from "../config/located.ts";
import { problem } from "../problem.ts";
import { chooserOf } from "../town/beginning.ts";
import { newTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { type TimedCommand, giveCommands, readCommandFile } from "./command-file.ts";
import {
  type PrivacyOptions,
  addPrivacyOptions,
  disguiseOf,
  inDisguise,
} from "./privacy-options.ts";
import type { CommonOptions, Register } from "./register.ts";
import { INTERRUPTED } from "./interrupt.ts";
import { liveRun } from "./live-run.ts";
import type { LiveRun } from "./live-run.ts";
import { positiveNumber, wholeNumber } from "./numbers.ts";
import { measurePhases } from "./phases.ts";
import { unknownPolicy } from "./policies.ts";
import { runDocument, runText } from "./run-report.ts";
import { watchEverybody } from "./watch-everybody.ts";
import { configRefusal, refusal } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface RunOptions extends CommonOptions, PrivacyOptions {
  readonly ticks: number;
  readonly seed?: number;
  readonly policy: string;
  readonly observations: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly commands?: string;
  readonly telemetry?: string;
  readonly pace?: number;
  readonly status?: boolean;
}

export function addRun(program: Command, register: Register): void {
  const command = program
    .command("run")
    .summary("run a town without a window")
    .description("Runs a town headless and reports what became of it.")
    .argument("[SCENARIO]", "name or path of a scenario", "default")
    .option("--ticks <N>", "how long", wholeNumber(0), 1000)
    .option("--seed <S>", "seed instead of the configured one", wholeNumber(0))
    .option("--policy <P>", "who decides: scripted or random", "scripted")
    .addOption(
      new Option("--observations <V>", "observations to make of everybody every tick")
        .choices([...OBSERVATION_VARIANTS, "off"])
        .default("off"),
    )
    .option("--out <FILE.townlet>", "keep the town in this file")
    .option("--force", "replace the file if it exists")
    .option("--commands <FILE.jsonl>", "commands to carry out, one per line")
    .option("--telemetry <WHERE>", "where to send telemetry")
    .option(
      "--pace <X>",
      "speed as a multiple of 1× instead of as fast as possible",
      positiveNumber,
    )
    .option("--status", "say in one line how the town is");
  addPrivacyOptions(command);
  register(command, (terminal) => run(terminal, command.opts<RunOptions>(), command.args));
}

async function run(
  terminal: Terminal,
  options: RunOptions,
  [scenario = "default"]: string[],
): Promise<Ending> {
  const early = notYet(options);
  if (early !== null) return refusal(early);
  const loaded = loadConfig(scenario);
  if (!loaded.ok) return configRefusal(loaded.error);
  for (const warning of loaded.value.warnings) terminal.say(problemLine(warning));
  const config = { ...loaded.value.config, seed: options.seed ?? loaded.value.config.seed };
  const commands = options.commands === undefined ? ok([]) : readCommandFile(options.commands);
  if (!commands.ok) return configRefusal(commands.error);
  const file = options.out === undefined ? null : path.resolve(options.out);
  const made = await newTown({
    config,
    scenario: loaded.value.scenario,
    title: file === null ? loaded.value.scenario : path.basename(file, ".townlet"),
    file,
    replace: options.force === true,
    chooser: chooserOf(options.policy),
  });
  if (!made.ok) return refusal(made.error);
  const host = made.value;
  const disguise = disguiseOf(options);
  terminal.putInWordsOf((text) => disguise.know(host.town.people).text(text));
  await giveCommands(host, options.commands ?? "", commands.value);
  sayWhatIsLate(commands.value, options.ticks, terminal);
  const variant = OBSERVATION_VARIANTS.find((name) => name === options.observations);
  const watch = variant === undefined ? null : watchEverybody(host.town, variant);
  const live = await liveRun(host, { ...options, afterTick: watch?.look }, terminal);
  const ending = await finish(host, live, terminal, watch?.report());
  return inDisguise(ending, disguise.know(host.town.people));
}

/** Which commands come too late to be carried out. */
function sayWhatIsLate(
  commands: readonly TimedCommand[],
  lastTick: number,
  terminal: Terminal,
): void {
  const beyond = commands.filter(({ tick }) => tick > lastTick);
  const [first] = beyond;
  if (first === undefined) return;
  const others = beyond.length > 1 ? ` So are ${beyond.length - 1} more.` : "";
  const what = `'${first.command.name}' for tick ${first.tick} is left out`;
  terminal.say(`townlet: ${what}: the run ends before.${others}`);
}

/** Writes what is promised, then reports. Shared with `resume`. */
export async function finish(
  host: TownHost,
  live: LiveRun,
  terminal: Terminal,
  more: Record<string, unknown> = {},
): Promise<Ending> {
  const phases = live.interrupted ? null : measurePhases(host.town);
  const report = { ...runDocument(host, live, phases), ...more };
  const stopped = host.problem;
  const closed = await host.close();
  const found = stopped ?? (closed.ok ? null : closed.error);
  if (found !== null) {
    await host.abandon();
    return refusal(found, { ...report, ok: false });
  }
  if (live.interrupted) terminal.say(`Interrupted at tick ${host.tick}.`);
  return {
    status: live.interrupted ? INTERRUPTED : 0,
    document: report,
    text: runText(report),
  };
}

function notYet({ policy, telemetry }: RunOptions): Problem | null {
  if (policy !== "scripted" && policy !== "random") return unknownPolicy(policy);
  if (telemetry === undefined) return null;
  return problem("not_yet", "Telemetry does not exist yet.", "Leave --telemetry out.");
}
