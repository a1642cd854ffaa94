import type { Command } from "commander";

import { openTown } from "../town/open-town.ts";
import { readAddress } from "./address.ts";
import type { CommonOptions, Register } from "./register.ts";
import { liveRun } from "./live-run.ts";
import { positiveNumber, wholeNumber } from "./numbers.ts";
import { finish } from "./run.ts";
import { refusal } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface ResumeOptions extends CommonOptions {
  readonly ticks: number;
  readonly at?: number;
  readonly pace?: number;
  readonly status?: boolean;
}

export function addResume(program: Command, register: Register): void {
  const command = program
    .command("resume")
    .summary("go on with a town from its file")
    .description("Goes on with a town from the newest tick of its file, or from a given one.")
    .argument("<FILE.townlet[#NAME]>", "town file, and which of its timelines")
    .option("--ticks <N>", "how long", wholeNumber(0), 1000)
    .option("--at <T>", "start at this tick of the record", wholeNumber(0))
    .option(
      "--pace <X>",
      "speed as a multiple of 1× instead of as fast as possible",
      positiveNumber,
    )
    .option("--status", "say in one line how the town is");
  register(command, (terminal) => resume(terminal, command.opts<ResumeOptions>(), command.args));
}

async function resume(
  terminal: Terminal,
  options: ResumeOptions,
  [name = ""]: string[],
): Promise<Ending> {
  const { at } = options;
  const { file, timeline } = readAddress(name);
  const opened = await openTown(file, {
    ...(at === undefined ? {} : { at }),
    ...(timeline === undefined ? {} : { timeline }),
  });
  if (!opened.ok) return refusal(opened.error);
  const { notice } = opened.value;
  if (notice !== null) terminal.say(`townlet: ${notice.message} ${notice.next}`);
  const live = await liveRun(opened.value, options, terminal);
  return finish(opened.value, live, terminal);
}
