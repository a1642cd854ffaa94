import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { appRoot } from "../../main/config/app-root.ts";
import { fileSchema, SCHEMA_KINDS } from "../../main/config/file-schemas.ts";
import { toPlain } from "../../main/config/located.ts";
import { commandPage, commandsDocument } from "../../main/console/reference.ts";
import { readConfigFile } from "../../main/config/read-config-file.ts";
import { layoutDocuments } from "../../sim/observations/layout-document.ts";
import { streamSchema } from "../../main/telemetry/stream-schema.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { configFilesUnder, validateFile } from "../../main/config/validate-files.ts";

test.each(SCHEMA_KINDS)("the schema that editors read for a %s file is current", (kind) => {
  const file = path.join(appRoot, "configs", "schemas", `${kind}.schema.json`);
  const found = `${JSON.stringify(fileSchema(kind), null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  expect(found, `${kind}.schema.json; npm run schemas writes it anew`).toBe(
    readFileSync(file, "utf8"),
  );
});

test("the schema of the telemetry stream that other programs read is current", () => {
  const file = path.join(appRoot, "configs", "schemas", "telemetry.schema.json");
  const found = `${JSON.stringify(streamSchema(), null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  expect(found, "telemetry.schema.json; npm run schemas writes it anew").toBe(
    readFileSync(file, "utf8"),
  );
});

test("the layouts of observations that other programs read are current", () => {
  const file = path.join(appRoot, "configs", "schemas", "observations.layout.json");
  const text = JSON.stringify(layoutDocuments(defaultConfig()), null, 2);
  // One line a feature.
  const found = `${text.replaceAll(/\{[^{}]*\}/g, (leaf) => leaf.replaceAll(/\s+/g, " "))}\n`;
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  expect(found, "observations.layout.json; npm run schemas writes it anew").toBe(
    readFileSync(file, "utf8"),
  );
});

test.each([
  [
    path.join("configs", "schemas", "commands.json"),
    () => `${JSON.stringify(commandsDocument(), null, 2)}\n`,
  ],
  [path.join("configs", "COMMANDS.md"), commandPage],
])("%s says what the registry of commands says", (name, written) => {
  const file = path.join(appRoot, name);
  const found = written();
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  expect(found, `${name}; npm run schemas writes it anew`).toBe(readFileSync(file, "utf8"));
});

/** What people write; golden runs are written by the program. */
function filesForPeople(): string[] {
  return configFilesUnder(path.join(appRoot, "configs")).filter(
    (file) => validateFile(file).kind !== "golden",
  );
}

/** Whether an editor that knows the schema of a file's kind would find nothing in it. */
function isCleanInEditor(file: string): boolean {
  const { root } = readConfigFile(file);
  const kind = SCHEMA_KINDS.find((known) => known === validateFile(file).kind);
  if (root === null || kind === undefined) throw new Error(`${file} is of no kind`);
  const schema = z.fromJSONSchema(fileSchema(kind));
  return schema.safeParse(toPlain(root)).success;
}

test("editors find nothing in what comes with the program, and find mistakes of shape", () => {
  for (const file of filesForPeople()) {
    expect(isCleanInEditor(file), file).toBe(true);
  }
  const broken = path.join(appRoot, "tests", "fixtures", "broken");
  for (const name of [
    "misspelt-key.yaml",
    "wrong-type.yaml",
    "out-of-range.yaml",
    "unknown-command.yaml",
    "missing-duration.yaml",
  ]) {
    expect(isCleanInEditor(path.join(broken, name)), name).toBe(false);
  }
});

test("every file that comes with the program tells editors its schema in its first line", () => {
  for (const file of filesForPeople()) {
    const [first = ""] = readFileSync(file, "utf8").split("\n");
    const [, place = ""] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
    const { kind } = validateFile(file);
    const schema = path.join(appRoot, "configs", "schemas", `${kind}.schema.json`);
    expect(path.resolve(path.dirname(file), place), file).toBe(schema);
  }
});
