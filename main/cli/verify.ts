import type { Command } from "commander";

import { ok } from "../../sim/result.ts";
import { type Outcome, problem, refuse } from "../problem.ts";
import { openStore } from "../store/open-store.ts";
import type { TownStore } from "../store/town-store.ts";
import { findTimeline } from "../town/open-town.ts";
import { verifyTown } from "../town/verify-town.ts";
import type { Verification } from "../town/verify-town.ts";
import { readAddress } from "./address.ts";
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
    .argument("<FILE.townlet[#NAME]>", "town file, and which of its timelines")
    .option("--from <T>", "first tick", wholeNumber(0))
    .option("--to <T>", "last tick", wholeNumber(0));
  register(command, (terminal) => verify(terminal, command.opts<VerifyOptions>(), command.args));
}

async function verify(
  terminal: Terminal,
  options: VerifyOptions,
  [name = ""]: string[],
): Promise<Ending> {
  const { file, timeline } = readAddress(name);
  const opened = await openStore(file, { access: "read" });
  if (!opened.ok) return refusal(opened.error);
  const store = opened.value;
  const interrupt = new Interrupt();
  const result = await verifyStretch(terminal, store, { ...options, name, timeline }, interrupt);
  interrupt.release();
  store.close();
  if (!result.ok) return refusal(result.error);
  return ending(result.value, name, interrupt.requested);
}

async function verifyStretch(
  terminal: Terminal,
  store: TownStore,
  options: VerifyOptions & { readonly name: string; readonly timeline: string | undefined },
  interrupt: Interrupt,
): Promise<Outcome<Verification>> {
  const { name } = options;
  const damage = store.check();
  if (damage !== null) {
    return refuse("damaged_file", `${name} is damaged (${damage}).`, "Open an older copy of it.");
  }
  const found = findTimeline(name, store.timelines(), options.timeline);
  if (!found.ok) return found;
  const [first, last] = [store.firstTick(), found.value.last_tick];
  const { from = first, to = last } = options;
  if (from > to || from < first || to > last) {
    const message = `${name} holds ticks ${first} to ${last}; ${from} to ${to} is not a part of them.`;
    return {
      ok: false,
      error: problem("bad_request", message, "Choose --from and --to within the record."),
    };
  }
  const progress = new Progress(terminal, `verify ${name}`, Math.max(1, to - from));
  const result = await verifyTown(store, found.value.timeline, { from, to }, (tick) => {
    progress.update(tick - from);
    return !interrupt.requested;
  });
  progress.finish();
  return result.ok ? ok(result.value) : result;
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
