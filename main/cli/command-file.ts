import { readFileSync, statSync } from "node:fs";
import path from "node:path";

import type { z } from "zod";

import { closest } from "../../sim/config/closest.ts";
import { Command, INPUT_NAMES, isInput } from "../../sim/console/commands.ts";
import { isCommandName, termsOf } from "../../sim/console/registry.ts";
import { spellOut } from "../../sim/console/spell-out.ts";
import { err, ok } from "../../sim/result.ts";
import type { Result } from "../../sim/result.ts";
import { explainIssue } from "../config/explain-issue.ts";
import { knownKeys } from "../config/known-keys.ts";
import { mistake } from "../config/located.ts";
import type { ConfigProblem, Located, Path, Place } from "../config/located.ts";
import { parseYaml } from "../config/parse-yaml.ts";
import { withContent } from "../console/content.ts";
import { Door } from "../console/door.ts";
import { FileEnvelope, requestOf } from "../console/envelope.ts";
import { hostAnswersOfRun } from "../console/host-answers.ts";
import { localOperator } from "../console/origin.ts";
import { errorMessage } from "../problem.ts";
import type { TownHost } from "../town/town-host.ts";
import { whereWritten } from "./where-written.ts";

const MAX_BYTES = 50_000_000;

export interface TimedCommand {
  readonly tick: number;
  readonly command: Command;
  /** As the line says it. */
  readonly asked: FileEnvelope;
}

/** Reads a file of commands, one JSON object per line; all mistakes at once, none carried out then. */
export function readCommandFile(
  name: string,
): Result<readonly TimedCommand[], readonly ConfigProblem[]> {
  const file = path.resolve(name);
  let text: string;
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES} bytes`);
    text = readFileSync(file, "utf8");
  } catch (error) {
    const message = `cannot be read: ${errorMessage(error)}`;
    return err([
      { ...mistake({ file, line: 1, column: 1 }, { path: "", message }), code: "unreadable" },
    ]);
  }
  const commands: TimedCommand[] = [];
  const problems: ConfigProblem[] = [];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const read = readLine(line, { file, line: index + 1, column: 1 });
    if (read.ok) commands.push(read.value);
    else problems.push(...read.error);
  });
  return problems.length > 0 ? err(problems) : ok(commands);
}

/** Hands the commands of a file to their ticks; nobody waits for the answers, which the town keeps. */
export async function giveCommands(
  host: TownHost,
  name: string,
  commands: readonly TimedCommand[],
): Promise<void> {
  if (commands.length === 0) return;
  const door = await Door.to(host, hostAnswersOfRun);
  const file = path.resolve(name);
  const operator = localOperator("file", { address: file, folder: path.dirname(file) });
  for (const { tick, command, asked } of commands) {
    door.give(command, requestOf({ ...asked, name: command.name }, null), tick, operator);
  }
}

function readLine(line: string, place: Place): Result<TimedCommand, readonly ConfigProblem[]> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return err([mistake(place, { path: "", message: `not JSON: ${errorMessage(error)}` })]);
  }
  const { root } = parseYaml(line, place.file);
  const envelope = FileEnvelope.safeParse(value);
  if (!envelope.success || root === null) {
    const keys = Object.keys(FileEnvelope.shape);
    return err(inLine(place, root === null ? [] : explained(root, envelope.error, () => keys)));
  }
  return readCommand(envelope.data, root, place);
}

function readCommand(
  envelope: FileEnvelope,
  root: Located,
  place: Place,
): Result<TimedCommand, readonly ConfigProblem[]> {
  const { args, cmd_id, mode, tick } = envelope;
  const given = envelope.name ?? envelope.cmd ?? "";
  const { name, kwargs } = spellOut(given, args ?? [], envelope.kwargs ?? {});
  if (!isInput(name)) {
    const message = `unsupported: ${whyNoInput(given, name)}`;
    return err([mistake(place, { path: "name", message })]);
  }
  if (termsOf(name, kwargs).mode === "admin" && mode !== "admin") {
    const message = `forbidden: '${name}' needs "mode": "admin"`;
    return err([mistake(place, { path: "mode", message })]);
  }
  const full = withContent(name, kwargs, path.dirname(place.file));
  if (!full.ok) return full;
  const command = Command.safeParse({
    name,
    kwargs: full.value,
    ...(cmd_id === undefined || cmd_id === null ? {} : { cmd_id }),
  });
  if (command.success) return ok({ tick: tick ?? 1, command: command.data, asked: envelope });
  const problems = explained(
    root,
    command.error,
    (at) => knownKeys(Command, at, { name }),
    (at) => whereWritten(root, name, at),
  );
  return err(inLine(place, problems));
}

/** What a file holds are inputs of a tick; what only a running town can answer is none. */
function whyNoInput(given: string, name: string): string {
  if (isCommandName(name)) return `'${given}' asks something of a running town, and is no input`;
  const near = closest(name, INPUT_NAMES);
  const hint = near === null ? `known: ${INPUT_NAMES.join(", ")}` : `did you mean '${near}'?`;
  return `no command '${given}'; ${hint}`;
}

function explained(
  root: Located,
  error: z.ZodError | undefined,
  known: (path: Path) => readonly string[],
  written: (at: Path) => Path = (at) => at,
): ConfigProblem[] {
  return (error?.issues ?? []).flatMap((issue) => {
    const at = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
    const found = { ...issue, path: [...written(at)] };
    return explainIssue(root, found, () => known(at));
  });
}

/** Every line is read by itself; its mistakes get the line of the file. */
function inLine({ line }: Place, problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.map((found) => mistakeIn(found, line));
}

function mistakeIn(found: ConfigProblem, line: number): ConfigProblem {
  return { ...found, line };
}
