/** Unpacks a zip archive with nothing but Node, because a bare machine may have no unzip. */
import fs from "node:fs";
import path from "node:path";
import { crc32, inflateRawSync } from "node:zlib";

const endSignature = 0x06_05_4b_50;
const entrySignature = 0x02_01_4b_50;

/**
 * Unpacks into `folder` what `rename` gives a name; entries for which it returns undefined are left out.
 * Not for archives over 4 GB (zip64) or encrypted ones.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename
 */
export function extractZip(archive, folder, rename) {
  const file = fs.openSync(archive, "r");
  try {
    for (const entry of readDirectory(file)) {
      const name = entry.name.endsWith("/") ? undefined : rename(entry.name);
      if (name === undefined) continue;
      const target = path.join(folder, name);
      if (path.relative(folder, target).startsWith("..")) {
        throw new Error(`${name} leaves ${folder}`);
      }
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, readEntry(file, entry), { mode: entry.mode });
    }
  } finally {
    fs.closeSync(file);
  }
}

function read(file, position, length) {
  const buffer = Buffer.alloc(length);
  if (fs.readSync(file, buffer, 0, length, position) !== length) throw new Error("zip: cut short");
  return buffer;
}

/** The list of entries stands at the end of the archive, behind a comment of at most 64 KB. */
function readDirectory(file) {
  const { size } = fs.fstatSync(file);
  const tail = read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw new Error("zip: no directory found");
  const count = tail.readUInt16LE(end + 10);
  const directory = read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; entries.length < count;) {
    if (directory.readUInt32LE(at) !== entrySignature) throw new Error("zip: bad directory entry");
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      position: directory.readUInt32LE(at + 42),
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(file, { name, method, crc, packed, position }) {
  const header = read(file, position, 30);
  const start = position + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = read(file, start, packed);
  if (method !== 0 && method !== 8) throw new Error(`zip: ${name} is packed in an unknown way`);
  const content = method === 8 ? inflateRawSync(bytes) : bytes;
  if (crc32(content) !== crc) throw new Error(`zip: ${name} is damaged`);
  return content;
}
