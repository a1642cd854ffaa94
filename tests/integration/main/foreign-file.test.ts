import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

import Database from "better-sqlite3";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { openTown } from "../../../main/town/open-town.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile, refusalOf } from "../../helpers/town-file.ts";

async function savedTown(): Promise<string> {
  const { host, file } = await newTownFile();
  host.advance(1100);
  good(await host.close());
  return file;
}

function edit(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

/** Opening is refused with this code, and not one byte of the file has changed. */
async function refusedUntouched(file: string): Promise<string> {
  const before = readFileSync(file);
  const code = refusalOf(await openTown(file));
  expect(readFileSync(file).equals(before)).toBe(true);
  return code;
}

test("a file that is no database is refused as foreign", async () => {
  const file = path.join(temporaryFolder(), "letter.townlet");
  for (const text of ["", "Dear friend, …", "SQLite format 3\0 but no more"]) {
    writeFileSync(file, text);
    expect(await refusedUntouched(file)).toBe("foreign_file");
  }
});

test("somebody else's database is refused as foreign", async () => {
  const file = path.join(temporaryFolder(), "bank.townlet");
  edit(file, "CREATE TABLE accounts (id INTEGER PRIMARY KEY)");
  expect(await refusedUntouched(file)).toBe("foreign_file");
});

test.each([
  ["a trigger", "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM keyframes; END"],
  ["a view", "CREATE VIEW v AS SELECT * FROM town"],
  ["another table", "CREATE TABLE extra (x)"],
  ["a missing table", "DROP TABLE hashes"],
  ["a changed table", "ALTER TABLE town ADD COLUMN x TEXT"],
])("a town file with %s is refused as foreign", async (_, sql) => {
  const file = await savedTown();
  edit(file, sql);
  expect(await refusedUntouched(file)).toBe("foreign_file");
});

test("a file of a newer version is refused before anything is written", async () => {
  const file = await savedTown();
  edit(file, "PRAGMA user_version = 99");
  expect(await refusedUntouched(file)).toBe("newer_file");
});

test("a file that was cut off is refused as damaged", async () => {
  const whole = await savedTown();
  const size = statSync(whole).size;
  for (const share of [0.3, 0.6, 0.95]) {
    const file = path.join(temporaryFolder(), "cut.townlet");
    copyFileSync(whole, file);
    truncateSync(file, Math.floor(size * share));
    expect(await refusedUntouched(file)).toBe("damaged_file");
  }
});

test("a file without a usable configuration is refused as damaged", async () => {
  const file = await savedTown();
  edit(file, "UPDATE town SET config = '{}'");
  expect(refusalOf(await openTown(file))).toBe("damaged_file");
});

test("a file whose rules were changed behind its back is refused as damaged", async () => {
  const file = await savedTown();
  edit(file, `UPDATE town SET config = replace(config, '"rent_per_day":', '"rent_per_day": 1')`);
  expect(await refusedUntouched(file)).toBe("damaged_file");
});

test("whatever bytes are overwritten, opening gives a town or a sentence, never a crash", async () => {
  const whole = await savedTown();
  const bytes = readFileSync(whole);
  const place = fc.nat(bytes.length - 64);
  const noise = fc.uint8Array({ minLength: 1, maxLength: 64 });
  await fc.assert(
    fc.asyncProperty(place, noise, async (at, written) => {
      const file = path.join(temporaryFolder(), "noise.townlet");
      const copy = Buffer.from(bytes);
      copy.set(written, at);
      writeFileSync(file, copy);
      const opened = await openTown(file);
      if (opened.ok) {
        expect(opened.value.tick).toBe(1100);
        await opened.value.abandon();
      } else {
        expect(opened.error.message).toContain(file);
      }
    }),
    { numRuns: 60 },
  );
});
