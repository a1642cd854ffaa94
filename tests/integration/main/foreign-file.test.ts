import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

import Database from "better-sqlite3";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { openTown } from "../../../main/town/open-town.ts";
import { branch } from "../../../main/town/travel.ts";
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

/** SQL of a row of the audit, one of whose texts is twice as long as may be. */
const AUDITED = (column: string, bound: number): string =>
  `INSERT INTO audit (at, timeline, tick, mode, transport, address, name, request, status,
     latency_ms, result) VALUES (0, 1, 5, 'admin', 'tcp', '', 'noop', '{}', 'ok', 1, '{}');
   UPDATE audit SET ${column} = hex(zeroblob(${bound}))`;

test.each([
  [
    "2,001 timelines",
    `WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2001)
     INSERT INTO timelines SELECT i, 'b' || i, 1, 0, 0, '', NULL, 'scripted', NULL, NULL, 0, '' FROM n`,
  ],
  ["a long name", "UPDATE timelines SET name = replace(hex(zeroblob(3000)), '00', 'ab')"],
  ["a long title", "UPDATE town SET title = replace(hex(zeroblob(3000)), '00', 'ab')"],
  ["a long request of its audit", AUDITED("request", 100_000)],
  ["a long result of its audit", AUDITED("result", 100_000)],
  ["a long cmd_id of its audit", AUDITED("cmd_id", 4000)],
  ["a long address of its audit", AUDITED("address", 4000)],
  ["long rules", "UPDATE town SET config = replace(hex(zeroblob(9000000)), '00', 'ab')"],
])("a file with %s is refused as foreign", async (_, sql) => {
  const file = await savedTown();
  edit(file, sql);
  expect(await refusedUntouched(file)).toBe("foreign_file");
});

test("a file larger than any town is refused before it is read", async () => {
  const file = await savedTown();
  truncateSync(file, 65e9); // Sparse: it takes no room.
  expect(refusalOf(await openTown(file))).toBe("foreign_file");
});

const DEEP = `'${"[".repeat(100_000)}${"]".repeat(100_000)}'`;

test("a file with rules that are nested without end is refused as damaged", async () => {
  const file = await savedTown();
  edit(file, `UPDATE town SET config = '{"a":' || ${DEEP} || '}'`);
  expect(await refusedUntouched(file)).toBe("damaged_file");
});

test.each([
  ["nested without end", DEEP],
  ["two megabytes long", "hex(zeroblob(1000000))"],
])("an input that is %s is refused as damage where it is needed", async (_, input) => {
  const file = await savedTown();
  edit(file, `INSERT INTO inputs (timeline, tick, input) VALUES (1, 1050, ${input})`);
  expect(refusalOf(await openTown(file, { at: 1080 }))).toBe("damaged_file");
});

test("a story of a megabyte is passed over", async () => {
  const file = await savedTown();
  edit(file, "UPDATE stories SET story = hex(zeroblob(500000))");
  const opened = good(await openTown(file));
  expect(opened.stories.last(10)).toEqual([]);
  await opened.abandon();
});

test("timelines that come from each other end in a town or a sentence", async () => {
  const { host, file } = await newTownFile();
  host.advance(300);
  good(await branch(host, "one"));
  host.advance(10);
  good(await branch(host, "two"));
  host.advance(10);
  good(await host.close());
  edit(file, "UPDATE timelines SET parent = 3 WHERE name = 'one'");
  for (const timeline of ["main", "one", "two"]) {
    const opened = await openTown(file, { timeline });
    if (opened.ok) await opened.value.abandon();
    else expect(opened.error.message).not.toBe("");
  }
});

test("whichever page is overwritten, the file is refused in a sentence and other towns live on", async () => {
  const bytes = readFileSync(await savedTown());
  const beside = await newTownFile();
  const pageBytes = bytes.readUInt16BE(16);
  const codes = new Set<string>();
  for (let at = pageBytes; at < bytes.length; at += pageBytes) {
    const file = path.join(temporaryFolder(), "page.townlet");
    writeFileSync(file, Buffer.from(bytes).fill(0, at, at + 8)); // What kind of page it is, and of what.
    const opened = await openTown(file);
    if (opened.ok) await opened.value.abandon();
    else codes.add(opened.error.code);
  }
  expect([...codes]).toContain("damaged_file");
  expect([...codes]).not.toContain("internal");
  beside.host.advance(10);
  good(await beside.host.close());
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
