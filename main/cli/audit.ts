import type { Command } from "commander";

import type { StoredAudit } from "../store/identity.ts";
import { openStore } from "../store/open-store.ts";
import { parseJson } from "../../sim/parse-json.ts";
import { readAddress } from "./address.ts";
import { wholeNumber } from "./numbers.ts";
import type { CommonOptions, Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

const MOST_ROWS = 100_000;

interface AuditOptions extends CommonOptions {
  readonly last: number;
}

export function addAudit(program: Command, register: Register): void {
  const command = program
    .command("audit")
    .summary("who asked what of a town, and what became of it")
    .description("Lists the last commands that were given to a town, oldest first.")
    .argument("<FILE.townlet>", "town file")
    .option("--last <N>", "how many", wholeNumber(1, MOST_ROWS), 200);
  register(command, () => audit(command.opts<AuditOptions>(), command.args));
}

async function audit({ last }: AuditOptions, [name = ""]: string[]): Promise<Ending> {
  const opened = await openStore(readAddress(name).file, { access: "read" });
  if (!opened.ok) return refusal(opened.error);
  const store = opened.value;
  const names = new Map(store.timelines().map((one) => [one.timeline, one.name]));
  const rows = store.audited(last);
  store.close();
  const commands = rows.map(({ request, result, timeline, digest: _digest, ...row }) => ({
    ...row,
    timeline: names.get(timeline) ?? null,
    request: parseJson(request) ?? null,
    [row.status === "ok" ? "result" : "error"]: parseJson(result) ?? null,
  }));
  const text = rows.length === 0 ? "Nothing was asked." : table([HEADINGS, ...rows.map(cellsOf)]);
  return { status: 0, document: { ok: true, commands }, text };
}

const HEADINGS = ["When", "Tick", "Who", "From", "Command", "Outcome"];

function cellsOf(row: StoredAudit): string[] {
  const when = new Date(row.at);
  return [
    Number.isNaN(when.getTime()) ? "?" : when.toISOString(),
    String(row.tick),
    `${row.issuer ?? "–"} (${row.mode})`,
    [row.transport, row.address].filter((part) => part !== "").join(" "),
    row.name === "" ? "–" : row.name,
    outcomeOf(row),
  ];
}

function outcomeOf({ status, code, place }: StoredAudit): string {
  if (status === "error") return code ?? "error";
  return place === "seen" ? "done before" : "done";
}
