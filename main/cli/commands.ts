import type { Command } from "commander";

import {
  type CommandMetadata,
  commandMetadata,
  metadataOf,
} from "../../sim/console/command-metadata.ts";
import { unknownCommand } from "../../sim/console/read-arguments.ts";
import { isCommandName } from "../../sim/console/registry.ts";
import { spellOut } from "../../sim/console/spell-out.ts";
import { commandsDocument, termsText } from "../console/reference.ts";
import { problem } from "../problem.ts";
import type { Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

export function addCommands(program: Command, register: Register): void {
  const command = program
    .command("commands")
    .summary("what can be said to a town that lives")
    .description("Lists the commands of the console, or explains one.")
    .argument("[NAME]", "a command of the console");
  register(command, async () =>
    command.args[0] === undefined ? list() : explain(command.args[0]),
  );
}

function list(): Ending {
  const commands = commandMetadata();
  return {
    status: 0,
    document: { ok: true, ...commandsDocument() },
    text: table(commands.map(({ usage, mode, summary }) => [usage, mode, summary])),
  };
}

function explain(given: string): Ending {
  const { name } = spellOut(given, [], {});
  if (!isCommandName(name)) {
    const { message } = unknownCommand(given);
    return refusal(problem("bad_request", message, "`townlet commands` lists them."));
  }
  const found = metadataOf(name);
  return { status: 0, document: { ok: true, command: found }, text: textOf(found) };
}

function textOf(command: CommandMetadata): string {
  const { usage, summary, help, aliases, errors, examples, effect } = command;
  return [
    usage,
    `${summary} ${help}`,
    "",
    table([
      ["for", termsText(command)],
      ["effect", effect],
      ...(aliases.length === 0 ? [] : [["also", aliases.join(", ")]]),
      ...(errors.length === 0 ? [] : [["refused", errors.join(", ")]]),
    ]),
    "",
    ...examples.map((example) => JSON.stringify(example)),
  ].join("\n");
}
