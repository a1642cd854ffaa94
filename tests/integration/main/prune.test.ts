import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { townlet } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const Document = z.looseObject({
  ok: z.literal(true),
  files: z.array(
    z.object({ path: z.string(), kind: z.string(), bytes: z.number(), age_days: z.number() }),
  ),
});

const COPY = "000001-daily-2026-01-01T00-00-00.townlet";

/** A file that was last written so many days ago. */
function aged(folder: string, name: string, days: number): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, name);
  const when = Date.now() / 1000 - days * 86_400;
  utimesSync(file, when, when);
  return file;
}

async function pruned(...args: string[]): Promise<string[]> {
  const { status, stdout } = await townlet("prune", ...args, "--json");
  expect(status).toBe(0);
  const { files } = Document.parse(JSON.parse(stdout));
  return files.map((file) => file.path).toSorted();
}

test("what a dry run lists is removed, and nothing else", async () => {
  const folder = temporaryFolder();
  const old = [
    aged(folder, "telemetry.ndjson", 31),
    aged(folder, "town-telemetry.ndjson.3", 40),
    aged(folder, "logs/townlet.log", 91),
    aged(folder, "logs/townlet.2.log", 100),
    aged(folder, `a.townlet.backups/${COPY}`, 181),
    aged(folder, "a-report/report.html", 181),
    aged(folder, "townlet-noon.png", 31),
  ].toSorted();
  const kept = [
    aged(folder, "telemetry-new.ndjson", 29),
    aged(folder, "a.townlet", 4000),
    aged(folder, "a.damaged-2020-01-01.townlet", 4000),
    aged(folder, COPY, 4000),
    aged(folder, "a.townlet.backups/mine.townlet", 4000),
    aged(folder, "report.html", 4000),
    aged(folder, "holiday.png", 4000),
    aged(folder, "telemetry.schema.json", 4000),
    aged(folder, "telemetry.json", 4000),
    aged(folder, "logs/other.log", 4000),
  ];
  expect(await pruned(folder, "--dry-run")).toEqual(old);
  for (const file of [...old, ...kept]) expect([file, existsSync(file)]).toEqual([file, true]);
  expect(await pruned(folder)).toEqual(old);
  for (const file of old) expect([file, existsSync(file)]).toEqual([file, false]);
  for (const file of kept) expect([file, existsSync(file)]).toEqual([file, true]);
  expect(await pruned(folder)).toEqual([]);
});

test("an age of one's own holds for every kind; of a town file only its copies are looked at", async () => {
  const folder = temporaryFolder();
  const town = aged(folder, "a.townlet", 50);
  const copy = aged(folder, `a.townlet.backups/${COPY}`, 50);
  const log = aged(folder, "townlet.log", 50);
  expect(await pruned(town, "--dry-run")).toEqual([]);
  expect(await pruned(town, "--older-than", "7w", "--dry-run")).toEqual([copy]);
  expect(await pruned(folder, "--older-than", "1200h")).toEqual([copy, log]);
  expect(existsSync(town)).toBe(true);
});

test("links are not followed, so that nothing outside the folder is touched", async () => {
  const outside = temporaryFolder();
  const folder = temporaryFolder();
  const precious = aged(outside, "telemetry.ndjson", 400);
  symlinkSync(outside, path.join(folder, "logs"));
  symlinkSync(precious, path.join(folder, "telemetry.ndjson"));
  expect(await pruned(folder)).toEqual([]);
  expect(readFileSync(precious, "utf8")).toBe("telemetry.ndjson");
});

test("a place that is not there, or an age that is none, removes nothing", async () => {
  const folder = temporaryFolder();
  const log = aged(folder, "townlet.log", 400);
  const missing = await townlet("prune", folder, path.join(folder, "none"), "--json");
  expect([missing.status, missing.document.error?.code]).toEqual([1, "not_found"]);
  expect((await townlet("prune", folder, "--older-than", "soon")).status).toBe(2);
  expect(existsSync(log)).toBe(true);
});
