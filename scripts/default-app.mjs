/**
 * `electron [-r MODULE]… FOLDER [ARGUMENT]…` for the carried runtime: opens the application in FOLDER as an official
 * Electron would. Top-level await holds back `ready` until its main module has run.
 */
import { app as publicApp } from "electron";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Electron offers these two to its own default application only. */
const app =
  /** @type {Electron.App & { setVersion(version: string): void; setAppPath(folder: string): void }} */ (
    publicApp
  );
const preloads = [];
let folder;
for (let index = 1; index < process.argv.length && folder === undefined; index++) {
  const argument = process.argv[index];
  if (argument === "-r" || argument === "--require") preloads.push(process.argv[++index]);
  else if (!argument.startsWith("-")) folder = path.resolve(argument);
}
if (folder === undefined) {
  process.stderr.write("Say which application to start: electron FOLDER\n");
  process.exit(2);
}

const require = createRequire(import.meta.url);
for (const preload of preloads) require(preload);

const description = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
Object.defineProperty(process, "defaultApp", { enumerable: true, value: true });
app.setName(description.productName ?? description.name);
if (description.version) app.setVersion(description.version);
app.setPath("userData", path.join(app.getPath("appData"), app.getName()));
app.setAppPath(folder);
await import(pathToFileURL(path.join(folder, description.main)).href);
