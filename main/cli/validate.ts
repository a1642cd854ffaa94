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
  const reports = starts
    .flatMap((start) => configFilesUnder(path.resolve(start)))
    .map((file) => judged(validateFile(file), strict));
  const ok = reports.every((report) => report.ok);
  const complaints = reports.flatMap(({ problems }) => problems.map(problemLine));
  return {
    status: ok ? 0 : 1,
    document: { ok, files: reports.map(fileDocument) },
    text: table(
      reports.map((report) => [report.ok ? "ok" : "NO", report.kind, shownPath(report.path)]),
    ),
    ...(complaints.length > 0 ? { complaint: complaints.join("\n") } : {}),
  };
}

function judged(report: FileReport, strict: boolean): FileReport {
  if (!strict) return report;
  const problems = report.problems.map((found) => ({ ...found, severity: "error" as const }));
  return { ...report, ok: problems.length === 0, problems };
}

function fileDocument({ path: file, kind, ok, sha256, problems }: FileReport): object {
  return { path: shownPath(file), kind, ok, sha256, problems: problems.map(problemDocument) };
}
