import { existsSync } from "node:fs";
import path from "node:path";

import { type Command, Option } from "commander";

import { appRoot, shownPath } from "../config/app-root.ts";
import { fileSchema, SCHEMA_KINDS } from "../config/file-schemas.ts";
import type { SchemaKind } from "../config/file-schemas.ts";
import { problemLine } from "../config/located.ts";
import { configFilesUnder, validateFile } from "../config/validate-files.ts";
import type { FileReport } from "../config/validate-files.ts";
import { problem } from "../problem.ts";
import type { CommonOptions, Register } from "./register.ts";
import { problemDocument, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface ValidateOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly schema?: SchemaKind;
}

export function addValidate(program: Command, register: Register): void {
  const command = program
    .command("validate")
    .summary("check configuration files")
    .description("Checks configuration files of any kind, or all in a folder.")
    .argument("[PATH...]", "files or folders; everything that comes with Townlet when left out")
    .option("--strict", "warnings are mistakes too")
    .addOption(
      new Option("--schema <kind>", "print the JSON Schema of a kind of file, for editors").choices(
        SCHEMA_KINDS,
      ),
    );
  register(command, (terminal) =>
    validate(terminal, command.opts<ValidateOptions>(), command.args),
  );
}

async function validate(
  _: Terminal,
  { strict = false, schema }: ValidateOptions,
  given: string[],
): Promise<Ending> {
  if (schema !== undefined) {
    const found = fileSchema(schema);
    return {
      status: 0,
      document: { ok: true, schema: found },
      text: JSON.stringify(found, null, 2),
    };
  }
  const starts = given.length > 0 ? given : [path.join(appRoot, "configs")];
  const missing = starts.find((start) => !existsSync(start));
  if (missing !== undefined) {
    const found = problem("not_found", `There is no file or folder ${missing}.`, "Check the name.");
    return refusal(found, { files: [] });
  }
  const files = new Set(starts.flatMap((start) => configFilesUnder(path.resolve(start))));
  const reports = [...files].map((file) => judged(validateFile(file), strict));
  if (reports.length === 0) {
    return {
      status: strict ? 1 : 0,
      document: { ok: !strict, files: [] },
      text: "There is no configuration file here.",
    };
  }
  const failed = reports.filter((report) => !report.ok).length;
  const complaints = reports.flatMap(({ problems }) => problems.map(problemLine));
  if (failed > 0) {
    const [are, of] = failed === 1 ? ["is", "1 file"] : ["are", `${failed} files`];
    complaints.push(`townlet: ${of} of ${reports.length} ${are} invalid.`);
  }
  return {
    status: failed > 0 ? 1 : 0,
    document: { ok: failed === 0, files: reports.map(fileDocument) },
    text: table(reports.map(fileRow)),
    ...(complaints.length > 0 ? { complaint: complaints.join("\n") } : {}),
  };
}

function fileRow({ ok, kind, path: file, sha256, counts }: FileReport): string[] {
  const more = Object.entries(counts).map(([what, count]) => `${what}=${count}`);
  return [ok ? "[ok]" : "[no]", kind, shownPath(file), `sha256=${sha256}`, more.join(" ")];
}

function judged(report: FileReport, strict: boolean): FileReport {
  if (!strict) return report;
  const problems = report.problems.map((found) => ({ ...found, severity: "error" as const }));
  return { ...report, ok: problems.length === 0, problems };
}

function fileDocument({ path: file, kind, ok, sha256, counts, problems }: FileReport): object {
  const found = problems.map(problemDocument);
  return { path: shownPath(file), kind, ok, sha256, ...counts, problems: found };
}
