import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { extractZip } from "../../../scripts/zip.mjs";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

interface Entry {
  readonly name: string;
  readonly content: string;
  readonly mode?: number;
  readonly crc?: number;
}

/** An archive as `zip` would write it: local entries, the directory, and the end record. */
function makeArchive(entries: readonly Entry[]): string {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const { name, content, mode = 0o644, crc = crc32(content) } of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02_01_4b_50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(position, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    position += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(position, 16);
  const file = path.join(folder, "archive.zip");
  writeFileSync(file, Buffer.concat([...locals, ...directory, end]));
  return file;
}

test("entries come out under their new names, with their content and permissions", () => {
  const archive = makeArchive([
    { name: "Tool/", content: "" },
    { name: "Tool/Tool", content: "program ".repeat(500), mode: 0o755 },
    { name: "Tool/locales/en.pak", content: "words" },
    { name: "Tool/resources/app.js", content: "not wanted" },
  ]);
  const target = path.join(folder, "out");
  extractZip(archive, target, (name: string) =>
    name.includes("resources") ? undefined : name.replace("Tool/", "").replace("Tool", "electron"),
  );
  expect(readdirSync(target).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "electron",
    "locales",
  ]);
  expect(readFileSync(path.join(target, "electron"), "utf8")).toBe("program ".repeat(500));
  expect(statSync(path.join(target, "electron")).mode & 0o777).toBe(0o755);
  expect(readFileSync(path.join(target, "locales/en.pak"), "utf8")).toBe("words");
});

test("an entry that would leave the folder is refused", () => {
  const archive = makeArchive([{ name: "../escaped", content: "x" }]);
  expect(() => extractZip(archive, path.join(folder, "out"), (name: string) => name)).toThrow(
    "leaves",
  );
  expect(readdirSync(folder)).toEqual(["archive.zip"]);
});

test("a damaged entry is refused", () => {
  const archive = makeArchive([{ name: "a", content: "x", crc: 1 }]);
  expect(() => extractZip(archive, path.join(folder, "out"), (name: string) => name)).toThrow(
    "damaged",
  );
});

test("what is no archive is refused", () => {
  const file = path.join(folder, "text");
  writeFileSync(file, "no archive");
  expect(() => extractZip(file, path.join(folder, "out"), (name: string) => name)).toThrow(
    "no directory found",
  );
});
