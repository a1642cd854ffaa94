import { Command, CommanderError } from "commander";

import { tellAboutHooks } from "../config/hook-environment.ts";
import type { Problem } from "../../preload/contract.ts";
import { errorCode, exitStatusOf, fileProblem, thrownProblem } from "../problem.ts";
import { programVersion } from "../version.ts";
import { addAudit } from "./audit.ts";
import { addBench } from "./bench.ts";
import { addBranch } from "./branch.ts";
import { addCommands } from "./commands.ts";
import { addDiff } from "./diff.ts";
import { addDoctor } from "./doctor.ts";
import { addEnv } from "./env.ts";
import { addGolden } from "./golden.ts";
import { addPrune } from "./prune.ts";
import type { Register } from "./register.ts";
import { addReport } from "./report.ts";
import { addResume } from "./resume.ts";
import { addRun } from "./run.ts";
import { addServe } from "./serve.ts";
import { addSnapshot } from "./snapshot.ts";
import { addSoak } from "./soak.ts";
import { Terminal } from "./terminal.ts";
import type { Ending } from "./terminal.ts";
import { addToken } from "./token.ts";
import { addValidate } from "./validate.ts";
import { addVerify } from "./verify.ts";

const WRONG_USAGE = 2;

/** Runs one command of the command line and resolves with its exit status. Never throws, never exits. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  let status = 0;
  tellAboutHooks();
  const program = new Command("townlet")
    .description("A small town that lives on your machine.")
    .version(programVersion())
    .exitOverride()
    .configureOutput({
      writeErr: (text) => process.stderr.write(text.replace(/^error: /, "townlet: ")),
    })
    .showSuggestionAfterError(true);

  const register: Register = (command, act) => {
    command
      .exitOverride()
      .option("--json", "print one JSON document and nothing else")
      .option("--quiet", "no progress and no log")
      .option("--verbose", "more detail, stack traces included")
      .showHelpAfterError(`(townlet ${command.name()} --help says how to use it)`)
      .action(async () => {
        const terminal = new Terminal(command.opts());
        status = await carryOut(terminal, command.args, () => act(terminal));
      });
  };
  for (const add of [
    addRun,
    addResume,
    addVerify,
    addBranch,
    addDiff,
    addSnapshot,
    addReport,
    addPrune,
    addValidate,
    addEnv,
    addGolden,
    addSoak,
    addServe,
    addToken,
    addAudit,
    addCommands,
    addBench,
    addDoctor,
  ]) {
    add(program, register);
  }
  program.showHelpAfterError("(townlet --help says how to use it)");
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : WRONG_USAGE;
  }
  return status;
}

/** Every ending in one place: a result, a refusal, an interruption, or a mistake of our own. */
async function carryOut(
  terminal: Terminal,
  files: readonly string[],
  act: () => Promise<Ending>,
): Promise<number> {
  try {
    const ending = await act();
    await terminal.end(ending);
    return ending.status;
  } catch (error) {
    const found = problemOf(error, files);
    const stack = terminal.verbose && error instanceof Error ? error.stack : undefined;
    if (stack !== undefined) terminal.say(stack);
    await terminal.end({ status: exitStatusOf(found), document: { ok: false, error: found } });
    return exitStatusOf(found);
  }
}

/** Trouble with the town files that were named, or a mistake of ours. */
function problemOf(error: unknown, files: readonly string[]): Problem {
  return errorCode(error).startsWith("SQLITE_")
    ? fileProblem(error, files.join(" or "))
    : thrownProblem(error, "Run it with --verbose and report it.");
}
