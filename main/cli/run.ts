import { type Command, Option } from "commander";

import { OBSERVATION_VARIANTS } from "../../sim/config/blocks/observations.ts";
import { type Result, err, ok } from "../../sim/result.ts";
import type { Sink } from "../telemetry/sinks/sink.ts";
import { chooserOf } from "../town/beginning.ts";
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
import { type TownOptions, makeTown } from "./make-town.ts";
import { positiveNumber, wholeNumber } from "./numbers.ts";
import { measurePhases } from "./phases.ts";
import { unknownPolicy } from "./policies.ts";
import { runDocument, runText } from "./run-report.ts";
import { startTelemetry } from "./run-telemetry.ts";
import { type TelemetryOptions, addTelemetryOptions, sinksOf } from "./telemetry-options.ts";
import { watchEverybody } from "./watch-everybody.ts";
import { configRefusal, refusal, wrongUsage } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface RunOptions extends CommonOptions, TownOptions, PrivacyOptions, TelemetryOptions {
  readonly ticks: number;
  readonly policy: string;
  readonly observations: string;
  readonly commands?: string;
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
    .option(
      "--pace <X>",
      "speed as a multiple of 1× instead of as fast as possible",
      positiveNumber,
    )
    .option("--status", "say in one line how the town is");
  addPrivacyOptions(command);
  addTelemetryOptions(command);
  register(command, (terminal) => run(terminal, command.opts<RunOptions>(), command.args));
}

async function run(
  terminal: Terminal,
  options: RunOptions,
  [scenario = "default"]: string[],
): Promise<Ending> {
  const { json = false, policy, telemetry } = options;
  if (policy !== "scripted" && policy !== "random") return refusal(unknownPolicy(policy));
  if (json && telemetry.includes("stdout")) {
    return wrongUsage("--json and --telemetry stdout would both write to stdout: leave one out.");
  }
  const sinks = sinksOf(options);
  if (!sinks.ok) return refusal(sinks.error);
  const made = await townOf(terminal, options, scenario);
  if (!made.ok) return made.error;
  const ending = await watchedLife(made.value, options, sinks.value, terminal);
  return telemetry.includes("stdout") ? besideStdout(ending, terminal) : ending;
}

/** The town that is to live, its commands scheduled. */
async function townOf(
  terminal: Terminal,
  options: RunOptions,
  scenario: string,
): Promise<Result<TownHost, Ending>> {
  const commands = options.commands === undefined ? ok([]) : readCommandFile(options.commands);
  if (!commands.ok) return err(configRefusal(commands.error));
  const made = await makeTown(terminal, scenario, options, chooserOf(options.policy));
  if (!made.ok) return made;
  await giveCommands(made.value, options.commands ?? "", commands.value);
  sayWhatIsLate(commands.value, options.ticks, terminal);
  return made;
}

/** Lets it live, watched and told of as the options say. */
async function watchedLife(
  host: TownHost,
  options: RunOptions,
  sinks: readonly Sink[],
  terminal: Terminal,
): Promise<Ending> {
  const variant = OBSERVATION_VARIANTS.find((name) => name === options.observations);
  const watch = variant === undefined ? null : watchEverybody(host.town, variant);
  const disguise = disguiseOf(options);
  terminal.putInWordsOf((text) => disguise.know(host.town.people).text(text));
  const telemetry = await startTelemetry(host, sinks, { ...options, disguise }, terminal);
  const { between } = telemetry ?? {};
  const lived = await liveRun(host, { ...options, between, afterTick: watch?.look }, terminal);
  const sent = await telemetry?.finish();
  const ending = await finish(host, lived, terminal, { ...watch?.report(), ...sent });
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

/** What people are told goes to stderr: stdout is the stream's. */
function besideStdout({ text, ...ending }: Ending, terminal: Terminal): Ending {
  if (text !== undefined) terminal.say(text);
  return ending;
}
