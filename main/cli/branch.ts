import path from "node:path";

import type { Command } from "commander";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { err, ok } from "../../sim/result.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { loadConfig } from "../config/load-config.ts";
import { configProblem } from "../config/located.ts";
import { type Outcome, refuse } from "../problem.ts";
import type { Change } from "../town/branch.ts";
import { exportTown } from "../town/export-town.ts";
import { openTown } from "../town/open-town.ts";
import type { TownHost } from "../town/town-host.ts";
import { branch } from "../town/travel.ts";
import { readAddress } from "./address.ts";
import { type TimedCommand, giveCommands, readCommandFile } from "./command-file.ts";
import { INTERRUPTED } from "./interrupt.ts";
import { liveRun } from "./live-run.ts";
import { wholeNumber } from "./numbers.ts";
import { unknownPolicy } from "./policies.ts";
import type { CommonOptions, Register } from "./register.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface BranchOptions extends CommonOptions {
  readonly at?: number;
  readonly name?: string;
  readonly out?: string;
  readonly commands?: string;
  readonly ticks: number;
  readonly policy?: string;
  readonly rules?: string;
}

export function addBranch(program: Command, register: Register): void {
  const command = program
    .command("branch")
    .summary("part from a town's life, and live on otherwise")
    .description(
      "Forks a town at a tick, inside its file or into a new one; what it parts from stays as it is.",
    )
    .argument("<FILE.townlet[#NAME]>", "town file, and which of its timelines")
    .option("--at <T>", "tick at which to part; the newest when left out", wholeNumber(0))
    .option("--name <NAME>", "what the branch is called inside the file")
    .option("--out <NEW.townlet>", "begin a new file instead")
    .option("--commands <FILE.jsonl>", "commands to carry out, one per line")
    .option("--ticks <N>", "how long it lives", wholeNumber(0), 0)
    .option("--policy <P>", "who decides from then on: scripted or random")
    .option("--rules <SCENARIO>", "live on under the rules of this scenario");
  register(command, (terminal) => fork(terminal, command.opts<BranchOptions>(), command.args));
}

async function fork(
  terminal: Terminal,
  options: BranchOptions,
  [name = ""]: string[],
): Promise<Ending> {
  const commands = options.commands === undefined ? ok([]) : readCommandFile(options.commands);
  if (!commands.ok) return configRefusal(commands.error);
  const change = changeOf(options);
  if (!change.ok) return refusal(change.error);
  const { file, timeline } = readAddress(name);
  const opened = await openTown(file, {
    ...(options.at === undefined ? {} : { at: options.at }),
    ...(timeline === undefined ? {} : { timeline }),
  });
  if (!opened.ok) return refusal(opened.error);
  const parent_hash = stateHash(opened.value.town);
  const host = await parted(opened.value, options, change.value);
  if (!host.ok) {
    await opened.value.abandon();
    return refusal(host.error);
  }
  const { ticks, commands: from } = options;
  return live(terminal, host.value, { ticks, from, commands: commands.value, parent_hash });
}

/** The town that begins the branch, in its file or in the new one. */
async function parted(
  host: TownHost,
  { name = null, out }: { readonly name?: string | null; readonly out?: string },
  change: Change,
): Promise<Outcome<TownHost>> {
  if (out === undefined) {
    const made = await branch(host, name, change);
    return made.ok ? ok(host) : made;
  }
  const file = path.resolve(out);
  const exported = await exportTown(host, file, change);
  if (!exported.ok) return exported;
  await host.abandon();
  return openTown(file);
}

async function live(
  terminal: Terminal,
  host: TownHost,
  options: {
    readonly ticks: number;
    /** The file of the commands. */
    readonly from: string | undefined;
    readonly commands: readonly TimedCommand[];
    readonly parent_hash: string;
  },
): Promise<Ending> {
  const at = host.tick;
  const due = options.commands.filter(({ tick }) => tick > at);
  await giveCommands(host, options.from ?? "", due);
  const early = options.commands.filter(({ tick }) => tick <= at).length;
  if (early > 0) terminal.say(`townlet: ${early} commands are for ticks before ${at}: left out.`);
  const begun = stateHash(host.town);
  const lived = await liveRun(host, { ticks: options.ticks }, terminal);
  const document = {
    ok: host.problem === null,
    file: host.file,
    timeline: host.timeline?.name ?? "main",
    parent_hash: options.parent_hash,
    at,
    state_hash: stateHash(host.town),
    begun_hash: begun,
    tick: host.tick,
    ticks: lived.ran,
    kpis: kpis(host.town),
    ...(lived.interrupted ? { interrupted: true } : {}),
  };
  const found = host.problem;
  const closed = await host.close();
  const failed = found ?? (closed.ok ? null : closed.error);
  if (failed !== null) {
    await host.abandon();
    return refusal(failed, { ...document, ok: false });
  }
  const text = table([
    ["Timeline", document.timeline],
    ["Parts at", String(at)],
    ["Lived", `${lived.ran} ticks, now ${document.tick}`],
    ["State", document.state_hash],
    ["File", document.file ?? ""],
  ]);
  return { status: lived.interrupted ? INTERRUPTED : 0, document, text };
}

/** What the branch begins with instead. */
function changeOf({ policy, rules, commands }: BranchOptions): Outcome<Change> {
  if (policy !== undefined && policy !== "scripted" && policy !== "random") {
    return err(unknownPolicy(policy));
  }
  const config = rules === undefined ? ok(undefined) : configOf(rules);
  if (!config.ok) return config;
  const words = [
    ...(policy === undefined ? [] : [`${policy} policy`]),
    ...(rules === undefined ? [] : [`rules of ${path.basename(rules, ".yaml")}`]),
    ...(commands === undefined ? [] : [`commands of ${path.basename(commands)}`]),
  ];
  return ok({
    change: words.join(", "),
    ...(config.value === undefined ? {} : { config: config.value }),
    ...(policy === undefined
      ? {}
      : { policy: { policy, policy_hash: null, variant: null, learned_ratio: 0 } }),
  });
}

function configOf(scenario: string): Outcome<TownConfig> {
  const loaded = loadConfig(scenario);
  if (loaded.ok) return ok(loaded.value.config);
  const { message, next } = configProblem(loaded.error);
  return refuse("bad_config", message, next);
}
