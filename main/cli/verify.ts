import path from "node:path";

import type { Command } from "commander";

import { problem } from "../problem.ts";
import { openStore } from "../store/open-store.ts";
import { verifyTown } from "../town/verify-town.ts";
import type { Verification } from "../town/verify-town.ts";
import type { CommonOptions, Register } from "./register.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { wholeNumber } from "./numbers.ts";
import { Progress } from "./progress.ts";
import { refusal } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface VerifyOptions extends CommonOptions {
  readonly from?: number;
  readonly to?: number;
}

export function addVerify(program: Command, register: Register): void {
  const command = program
    .command("verify")
    .summary("simulate a town again and compare")
    .description("Simulates a town again from its states and inputs and compares the hash chain.")
    .argument("<FILE.townlet>", "town file")
    .option("--from <T>", "first tick", wholeNumber(0))
    .option("--to <T>", "last tick", wholeNumber(0));
  register(command, (terminal) => verify(terminal, command.opts<VerifyOptions>(), command.args));
}

async function verify(
  terminal: Terminal,
  options: VerifyOptions,
  [name = ""]: string[],
): Promise<Ending> {
  const file = path.resolve(name);
  const opened = await openStore(file);
  if (!opened.ok) return refusal(opened.error);
  const store = opened.value;
  const { firstTick, lastTick } = store;
  const from = options.from ?? firstTick;
  const to = options.to ?? lastTick;
  const interrupt = new Interrupt();
  const progress = new Progress(terminal, `verify ${name}`, Math.max(1, to - from));
  const result =
    from > to || from < firstTick || to > lastTick
      ? null
      : await verifyTown(store, { from, to }, (tick) => {
          progress.update(tick - from);
          return !interrupt.requested;
        });
  progress.finish();
  interrupt.release();
  store.close();
  if (result === null) {
    const message = `${name} holds ticks ${firstTick} to ${lastTick}; ${from} to ${to} is not a part of them.`;
    return refusal(problem("bad_request", message, "Choose --from and --to within the record."));
  }
  if (!result.ok) return refusal(result.error);
  return ending(result.value, name, interrupt.requested);
}

function ending(found: Verification, name: string, interrupted: boolean): Ending {
  const document = { ok: found.first_divergence === null, ...found };
  if (interrupted) return { status: INTERRUPTED, document: { ...document, interrupted } };
  if (found.first_divergence === null) {
    const { ticks_checked, snapshots_checked } = found;
    const text = `${name} repeats itself: ${ticks_checked} ticks and ${snapshots_checked} states compared.`;
    return { status: 0, document, text };
  }
  const { tick, system } = found.first_divergence;
  const message = `${name} differs from its record at tick ${tick} (${system}).`;
  return {
    status: 1,
    document,
    complaint: `townlet: ${message}\n  The file was changed, or other rules wrote it.`,
  };
}
