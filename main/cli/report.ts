import path from "node:path";

import type { Command } from "commander";

import { type Outcome, refuse } from "../problem.ts";
import type { Disguise } from "../privacy/disguise.ts";
import { csvOf } from "../report/csv.ts";
import { gather } from "../report/gather.ts";
import { pageOf } from "../report/page.ts";
import type { Report } from "../report/report.ts";
import { openStore } from "../store/open-store.ts";
import type { TownStore } from "../store/town-store.ts";
import { findTimeline } from "../town/open-town.ts";
import { readArchive } from "../town/rebuild.ts";
import { writeWhole } from "../write-whole.ts";
import { readAddress } from "./address.ts";
import { wholeNumber } from "./numbers.ts";
import { type PrivacyOptions, addPrivacyOptions, disguiseOf } from "./privacy-options.ts";
import type { CommonOptions, Register } from "./register.ts";
import { refusal, table } from "./terminal.ts";
import type { Ending } from "./terminal.ts";

interface ReportOptions extends CommonOptions, PrivacyOptions {
  readonly out?: string;
  readonly from?: number;
  readonly to?: number;
}

export function addReport(program: Command, register: Register): void {
  const command = program
    .command("report")
    .summary("write what became of a town as a page, a table and a document")
    .description(
      "Writes report.html (one page that needs nothing else), kpis.csv (a row a day) and report.json.",
    )
    .argument("<FILE.townlet[#NAME]>", "town file, and which of its timelines")
    .option("--out <DIR>", "folder for the three files, instead of one beside the town's")
    .option("--from <T>", "first tick", wholeNumber(0))
    .option("--to <T>", "last tick", wholeNumber(0));
  addPrivacyOptions(command);
  register(command, async () => report(command.opts<ReportOptions>(), command.args));
}

async function report(options: ReportOptions, [name = ""]: string[]): Promise<Ending> {
  const { file } = readAddress(name);
  const disguise = disguiseOf(options);
  const folder = path.resolve(options.out ?? folderFor(file, disguise));
  const opened = await openStore(file, { access: "read" });
  if (!opened.ok) return refusal(opened.error);
  const gathered = await gatherFrom(opened.value, name, options);
  opened.value.close();
  if (!gathered.ok) return refusal(gathered.error);
  const shown = disguise.know(gathered.value.people).payload(gathered.value);
  return written(shown, folder, options);
}

/** Beside the town's file; a file's name may be somebody's. */
function folderFor(file: string, { isOn }: Disguise): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${isOn ? "town" : name}-report`);
}

async function gatherFrom(
  store: TownStore,
  name: string,
  options: ReportOptions,
): Promise<Outcome<Report>> {
  const archive = await readArchive(store.file, store);
  if (!archive.ok) return archive;
  const found = findTimeline(name, store.timelines(), readAddress(name).timeline);
  if (!found.ok) return found;
  const [first, last] = [store.firstTick(), found.value.last_tick];
  const { from = first, to = last } = options;
  if (from > to || from < first || to > last) {
    return refuse(
      "bad_request",
      `${name} holds ticks ${first} to ${last}; ${from} to ${to} is not a part of them.`,
      "Choose --from and --to within the record.",
    );
  }
  return gather({ store, archive: archive.value, timeline: found.value, from, to });
}

function written(shown: Report, folder: string, { privacy }: PrivacyOptions): Ending {
  const document = { ok: true, privacy, ...shown };
  const files: Readonly<Record<string, string>> = {
    "report.html": pageOf(shown),
    "kpis.csv": csvOf(shown),
    "report.json": `${JSON.stringify(document, null, 2)}\n`,
  };
  for (const [name, content] of Object.entries(files)) {
    const found = writeWhole(path.join(folder, name), content);
    if (found !== null) return refusal(found);
  }
  const { title, timeline, from, to, days } = shown;
  const text = table([
    ["Town", `${title}, timeline ${timeline}`],
    ["Ticks", `${from} to ${to}, ${days.length} complete days`],
    ["Written", path.join(folder, "report.html")],
    ["", path.join(folder, "kpis.csv")],
    ["", path.join(folder, "report.json")],
  ]);
  return { status: 0, document: { ...document, out: folder }, text };
}
