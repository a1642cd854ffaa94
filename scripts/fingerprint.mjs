/** Tells whether sources are the ones that something was last built from. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./children.mjs";

/** A hash over the names and contents of all files below the given places of the repository. */
export function fingerprintOf(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    const full = path.join(root, place);
    if (!fs.existsSync(full)) continue;
    const files = fs.statSync(full).isDirectory() ? filesBelow(full) : [full];
    for (const file of files) {
      hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** What is written in a file; undefined without one. */
export function stampIn(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
