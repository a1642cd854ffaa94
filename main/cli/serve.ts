import type { Command } from "commander";

import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { Door } from "../console/door.ts";
import { hostAnswersFor } from "../console/host-answers.ts";
import type { Publisher } from "../telemetry/publisher.ts";
import type { Sink } from "../telemetry/sinks/sink.ts";
import type { TownHost } from "../town/town-host.ts";
import { Beat } from "./beat.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { type PrivacyOptions, addPrivacyOptions, disguiseOf } from "./privacy-options.ts";
import type { PrivacyMode } from "../privacy/disguise.ts";
import { LinesOut } from "./lines-out.ts";
import { type TownOptions, makeTown } from "./make-town.ts";
import { speedNumber, wholeNumber } from "./numbers.ts";
import { OperatorLines } from "./operator-lines.ts";
import type { CommonOptions, Register } from "./register.ts";
import {
  type ListenOptions,
  type Plan,
  addListenOptions,
  openListeners,
  planListeners,
} from "./serve-listeners.ts";
import { healthTeller, serveTelemetry } from "./serve-telemetry.ts";
import { type TelemetryOptions, addTelemetryOptions, sinksOf } from "./telemetry-options.ts";
import { refusal } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface ServeOptions
  extends CommonOptions, TownOptions, ListenOptions, TelemetryOptions, PrivacyOptions {
  readonly ticks?: number;
  readonly speed: number;
}

export function addServe(program: Command, register: Register): void {
  const command = program
    .command("serve")
    .summary("a live town that takes commands and tells what happens")
    .description(
      "A live town without a window: commands as JSON lines on stdin, what becomes of them as JSON lines on stdout.",
    )
    .argument("[SCENARIO]", "name or path of a scenario", "default")
    .option("--ticks <N>", "end after so many ticks", wholeNumber(0))
    .option("--speed <X>", "multiple of 1×; 0 stands still until it is asked", speedNumber, 1)
    .option("--seed <S>", "seed instead of the configured one", wholeNumber(0))
    .option("--out <FILE.townlet>", "keep the town in this file")
    .option("--force", "replace the file if it exists");
  addListenOptions(command);
  addTelemetryOptions(command);
  addPrivacyOptions(command);
  register(command, (terminal) => serve(terminal, command.opts<ServeOptions>(), command.args));
}

async function serve(
  terminal: Terminal,
  options: ServeOptions,
  [scenario = "default"]: string[],
): Promise<Ending> {
  const plan = planListeners(options);
  if (!plan.ok) return refusal(plan.error);
  const elsewhere = options.telemetry.filter((where) => where !== "stdout");
  const sinks = sinksOf({ ...options, telemetry: elsewhere });
  if (!sinks.ok) return refusal(sinks.error);
  const made = await makeTown(terminal, scenario, options);
  if (!made.ok) return made.error;
  return live(made.value, plan.value, sinks.value, options);
}

async function live(
  host: TownHost,
  plan: Plan,
  sinks: readonly Sink[],
  { speed, ticks, telemetryEvery, verbose = false, ...privacy }: ServeOptions,
): Promise<Ending> {
  let disguise = disguiseOf(privacy);
  const interrupt = new Interrupt();
  const out = new LinesOut(process.stdout);
  const beat = new Beat(host, speed);
  const telemetry = {
    everyTicks: telemetryEvery,
    speed: () => beat.speed,
    disguise: () => disguise,
  };
  const { publisher, start } = await serveTelemetry(host, sinks, telemetry);
  const setSpeed = (to: number): void => void (beat.speed = to);
  const setPrivacy = (mode: PrivacyMode): void => {
    disguise = disguiseOf({ ...privacy, privacy: mode });
    publisher.renew();
  };
  const answers = hostAnswersFor({
    host,
    setSpeed,
    setPrivacy,
    openTown: null,
    telling: () => publisher,
  });
  const door = await Door.to(host, answers, () => disguise);
  door.onResult((result) => publisher.note(result));
  const lines = new OperatorLines(process.stdin, door, out, () => beat.wake());
  const { identity, file } = host;
  tell(host, out, "the town is open", { scenario: identity.scenario, seed: identity.seed, file });
  const listening = await openListeners(plan, door, {
    log: (message) => tell(host, out, message, {}),
    wake: () => beat.wake(),
    subscribe: (listener) => publisher.subscribe(listener),
  });
  if (!listening.ok) {
    interrupt.release();
    lines.close();
    await publisher.close(0);
    await host.abandon();
    return refusal(listening.error);
  }
  start();
  const tellHealth = healthTeller(publisher, (line) => tell(host, out, line, {}));
  await lines.readWhatIsThere();
  const end = ticks === undefined ? Number.POSITIVE_INFINITY : host.tick + ticks;
  const isAbandoned = (): boolean => lines.isAbandoned && listening.value.length === 0;
  let told: string | null = null;
  while (host.tick < end && !interrupt.requested && !isBroken(host) && !isAbandoned()) {
    beat.run(end);
    const standing = host.problem?.message ?? null;
    if (standing !== null && standing !== told) tell(host, out, standing, {}, "error");
    told = standing;
    if (verbose) tellHealth();
    await beat.rest();
  }
  interrupt.release();
  const ending = await finish(host, { lines, out, publisher }, interrupt.requested);
  for (const { close } of listening.value) await close();
  return ending;
}

/** Its own reasoning was wrong: the town does not go on. A disk that refuses may take writes again. */
function isBroken({ problem }: TownHost): boolean {
  return problem?.code === "invariant" || problem?.code === "internal";
}

/** How long a sink may take nothing at the end before it is given up. */
const LAST_MS = 2000;

/** Writes what is promised, answers who still waits, and says how the town was left. */
async function finish(
  host: TownHost,
  {
    lines,
    out,
    publisher,
  }: {
    readonly lines: OperatorLines;
    readonly out: LinesOut;
    readonly publisher: Publisher;
  },
  interrupted: boolean,
): Promise<Ending> {
  lines.close();
  const stopped = isBroken(host) ? host.problem : null;
  const closed = await host.close();
  const found = stopped ?? (closed.ok ? null : closed.error);
  if (found !== null) await host.abandon();
  await publisher.close(LAST_MS);
  await lines.answered();
  const { tick, town } = host;
  const hashes = { state_hash: stateHash(town), outcome_hash: outcomeHash(town) };
  const left = { ...hashes, dropped_lines: out.dropped };
  if (found === null) tell(host, out, `the town is closed at tick ${tick}`, left);
  await out.drained();
  if (found !== null) return { ...refusal(found), document: null };
  return { status: interrupted ? INTERRUPTED : 0, document: null };
}

function tell(
  { tick }: TownHost,
  out: LinesOut,
  message: string,
  more: Readonly<Record<string, unknown>>,
  level: "info" | "error" = "info",
): void {
  out.offer({ kind: "log", level, tick, message, ...more });
}
