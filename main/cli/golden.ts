import type { Command } from "commander";

import { closest } from "../../sim/config/closest.ts";
import { compareGolden, type GoldenFinding, movedNames } from "../golden/compare-golden.ts";
import { recordGolden } from "../golden/record-golden.ts";
import { goldenPath, readGolden } from "../golden/golden-file.ts";
import { GOLDEN_RUNS, type GoldenRun } from "../golden/golden-runs.ts";
import { runGolden } from "../golden/run-golden.ts";
import { writeJsonFile } from "../json-file.ts";
import { type Outcome, problem, refuse } from "../problem.ts";
import { ok } from "../../sim/result.ts";
import { programVersion } from "../version.ts";
import type { CommonOptions, Register } from "./register.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

/** What every record says first. */
const NAME = "scenario";

interface UpdateOptions extends CommonOptions {
  readonly reason?: string;
}

export function addGolden(program: Command, register: Register): void {
  const golden = program
    .command("golden")
    .summary("runs whose outcome is on record")
    .description("Lives through the golden runs and holds them against what is on record.");
  const names = "runs; all of them when left out";
  const check = golden
    .command("check")
    .summary("hold the golden runs against the record")
    .description("Lives through the golden runs; whatever differs from the record is told.")
    .argument("[NAME...]", names);
  register(check, (terminal) => judge(terminal, check.args, null));
  const update = golden
    .command("update")
    .summary("put on record what became of the golden runs")
    .description("Lives through the golden runs and keeps what became of them, with the reason.")
    .argument("[NAME...]", names)
    .requiredOption(
      "--reason <TEXT>",
      "why the outcome is another than before; kept in the record",
    );
  register(update, (terminal) => {
    return judge(terminal, update.args, update.opts<UpdateOptions>().reason ?? "");
  });
}

/** Runs, compares and, with a reason, keeps what is new. */
async function judge(
  terminal: Terminal,
  names: readonly string[],
  reason: string | null,
): Promise<Ending> {
  const runs = named(names);
  if (!runs.ok) return refusal(runs.error, { runs: [] });
  if (reason !== null && reason.trim() === "") {
    return refusal(problem("bad_request", "The reason is empty.", "Say why: --reason TEXT."));
  }
  const findings: GoldenFinding[] = [];
  for (const run of runs.value) {
    terminal.detail(`townlet: ${run.name}, ${run.ticks} ticks`);
    const outcome = runGolden(run);
    if (!outcome.ok) return configRefusal(outcome.error);
    const { record } = readGolden(run.name);
    const compared = compareGolden(run, record, outcome.value);
    findings.push(...compared);
    if (reason === null || compared.every((finding) => finding.ok)) continue;
    const why = { version: programVersion(), reason: reason.trim() };
    const next = recordGolden(run, outcome.value, record, compared, why);
    const failed = writeJsonFile(goldenPath(run.name), next);
    if (failed !== null) return refusal(failed);
  }
  return reason === null ? checked(findings) : updated(findings);
}

function named(names: readonly string[]): Outcome<readonly GoldenRun[]> {
  const known = GOLDEN_RUNS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) {
    return ok(GOLDEN_RUNS.filter(({ name }) => names.length === 0 || names.includes(name)));
  }
  const near = closest(unknown, known);
  const hint = near === null ? `Known: ${known.join(", ")}.` : `Did you mean '${near}'?`;
  return refuse("not_found", `There is no golden run '${unknown}'.`, hint);
}

function checked(findings: readonly GoldenFinding[]): Ending {
  const different = findings.filter((finding) => !finding.ok);
  const isSame = different.length === 0;
  return {
    status: isSame ? 0 : 1,
    document: { ok: isSame, runs: findings },
    text: table(summary(findings)),
    ...(isSame
      ? {}
      : {
          complaint: [
            ...differences(different),
            "townlet: the golden runs are not what they were.",
            "  If that is meant: townlet golden update --reason TEXT.",
          ].join("\n"),
        }),
  };
}

function updated(findings: readonly GoldenFinding[]): Ending {
  const moved = findings.filter((finding) => !finding.ok);
  const lines = moved.length === 0 ? ["Nothing moved."] : differences(moved);
  return { status: 0, document: { ok: true, runs: findings }, text: lines.join("\n") };
}

function summary(findings: readonly GoldenFinding[]): string[][] {
  const names = [...new Set(findings.map(({ name }) => name))];
  return names.map((run) => {
    const own = findings.filter(({ name }) => name === run);
    const moved = movedNames(own);
    const same = `${own.length} figures as on record`;
    return [
      moved.length === 0 ? "[ok]" : "[no]",
      run,
      moved.length === 0 ? same : moved.join(", "),
    ];
  });
}

/** One line each; one for a run that is not on record at all. */
function differences(findings: readonly GoldenFinding[]): string[] {
  const unknown = findings.filter(({ metric, expected }) => metric === NAME && expected === null);
  const fresh = new Set(unknown.map(({ name }) => name));
  const known = findings.filter(({ name }) => !fresh.has(name));
  return [
    ...Array.from(fresh, (name) => `${name}: not on record so far`),
    ...known.map(difference),
  ];
}

function difference({ name, metric, expected, found }: GoldenFinding): string {
  return `${name}: ${metric} ${expected ?? "nothing"} → ${found ?? "nothing"}`;
}
