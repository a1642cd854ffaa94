import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import {
  inspectSnapshot,
  migrateSnapshot,
  validateSnapshot,
} from "../../../main/console/snapshot-answers.ts";
import { SCHEMA_VERSION } from "../../../main/store/migrate.ts";
import { openStore } from "../../../main/store/open-store.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { good, newTownFile } from "../../helpers/town-file.ts";

const OLD = path.resolve(import.meta.dirname, "../../fixtures/towns/version-2.townlet");
const STEPS = Array.from({ length: SCHEMA_VERSION - 2 }, (_, step) => step + 3);

/** A town's file, beside it an old town, a sound one, what is no town, and ways out. */
async function townAmongOthers(): Promise<{ own: string; folder: string }> {
  const folder = temporaryFolder();
  const own = path.join(folder, "own.townlet");
  copyFileSync(OLD, path.join(folder, "old.townlet"));
  const { host, file } = await newTownFile();
  host.advance(20);
  good(await host.close());
  copyFileSync(file, path.join(folder, "sound.townlet"));
  copyFileSync(file, own);
  writeFileSync(path.join(folder, "letter.townlet"), "Dear reader");
  writeFileSync(path.join(folder, "half.townlet"), readFileSync(file).subarray(0, 9000));
  symlinkSync(file, path.join(folder, "away.townlet"));
  mkdirSync(path.join(folder, "towns"));
  symlinkSync(temporaryFolder(), path.join(folder, "out"));
  return { own, folder };
}

const codeOf = (answer: Awaited<ReturnType<typeof inspectSnapshot>>): string =>
  answer.ok ? "ok" : answer.error.code;

test("a file in the town's folder is described, an older one as it is and not as it will be", async () => {
  const { own, folder } = await townAmongOthers();
  const before = readFileSync(path.join(folder, "old.townlet"));
  const old = await inspectSnapshot(own, { path: "old.townlet" });
  expect(old).toMatchObject({
    ok: true,
    value: { schema_version: 2, migrations: { required: STEPS }, identity: { policy: "scripted" } },
  });
  expect(readFileSync(path.join(folder, "old.townlet")).equals(before)).toBe(true);
  expect(await inspectSnapshot(own, { path: "sound.townlet" })).toMatchObject({
    ok: true,
    value: { schema_version: SCHEMA_VERSION, tick: 20, migrations: { required: [] } },
  });
});

test.each([
  ["nowhere.townlet", "not_found"],
  ["../town.townlet", "not_found"],
  ["/etc/hosts", "forbidden"],
  ["away.townlet", "forbidden"],
  ["letter.townlet", "read_failed"],
  ["half.townlet", "read_failed"],
  ["towns", "read_failed"],
  ["own.townlet", "read_failed"],
  ["a\0b", "invalid_path"],
])("%s is refused: %s", async (name, code) => {
  const { own } = await townAmongOthers();
  expect(codeOf(await inspectSnapshot(own, { path: name }))).toBe(code);
});

test("a town without a file opens no folder", async () => {
  expect(codeOf(await inspectSnapshot(null, { path: "a" }))).toBe("forbidden");
  expect(codeOf(await validateSnapshot(null, { path: "a", strict: false }))).toBe("forbidden");
  expect(codeOf(await migrateSnapshot(null, { path: "a" }))).toBe("forbidden");
});

test("what could not be used is not valid, and an older form is where that is asked for", async () => {
  const { own } = await townAmongOthers();
  const validOf = async (name: string, strict = false) => {
    const answer = await validateSnapshot(own, { path: name, strict });
    return answer.ok ? [answer.value["valid"], answer.value["migrations_applied"]] : answer.error;
  };
  expect(await validOf("old.townlet")).toEqual([true, STEPS]);
  expect(await validOf("old.townlet", true)).toEqual([false, undefined]);
  expect(await validOf("sound.townlet", true)).toEqual([true, []]);
  expect(await validOf("letter.townlet")).toEqual([false, undefined]);
  expect(await validOf("half.townlet")).toEqual([false, undefined]);
});

test("an older file is brought to our form in a folder of its own, or where it is", async () => {
  const { own, folder } = await townAmongOthers();
  const copied = await migrateSnapshot(own, { path: "old.townlet", output: "towns/new" });
  const target = path.join(folder, "towns/new/old.townlet");
  expect(copied).toMatchObject({
    ok: true,
    value: { migrated: true, migrations_applied: STEPS, output_path: target },
  });
  good(await openStore(target, { access: "read" })).close();
  expect(readFileSync(path.join(folder, "old.townlet")).equals(readFileSync(OLD))).toBe(true);
  const again = await migrateSnapshot(own, { path: "old.townlet", output: "towns/new" });
  expect(codeOf(again)).toBe("invalid_path");
  expect(codeOf(await migrateSnapshot(own, { path: "old.townlet", output: "a.townlet" }))).toBe(
    "invalid_args",
  );
  expect(codeOf(await migrateSnapshot(own, { path: "old.townlet", output: "../b" }))).toBe(
    "forbidden",
  );
  expect(codeOf(await migrateSnapshot(own, { path: "old.townlet", output: "out/b" }))).toBe(
    "forbidden",
  );
  expect(codeOf(await migrateSnapshot(own, { path: "half.townlet" }))).toBe("migration_failed");
  expect(codeOf(await migrateSnapshot(own, { path: "old.townlet" }))).toBe("ok");
  expect(await inspectSnapshot(own, { path: "old.townlet" })).toMatchObject({
    value: { schema_version: SCHEMA_VERSION },
  });
});
