#!/usr/bin/env node
/**
 * Makes a Debian package with nothing but dpkg-deb. Understands those options of fpm that the packer passes on Linux,
 * because fpm itself is neither a Debian package nor can it be fetched everywhere.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const repeatable = new Set(["-d", "--deb-recommends"]);
const switches = new Set(["--force", "--debug"]);

/** `{ options, mappings }`: flags with their values, and `SOURCE=TARGET` pairs. */
function parse(args) {
  const options = { "-d": [], "--deb-recommends": [] };
  const mappings = [];
  for (let at = 0; at < args.length; at++) {
    const name = args[at];
    if (!name.startsWith("-")) mappings.push(name.split("="));
    else if (repeatable.has(name)) options[name].push(args[++at]);
    else if (!switches.has(name)) options[name] = args[++at];
  }
  return { options, mappings };
}

/** Copies one source to its place; a trailing slash means the content of a folder, as in fpm. */
function place(tree, [source, target]) {
  const destination = path.join(tree, target);
  fs.mkdirSync(path.dirname(destination), { recursive: true });
  fs.cpSync(source, destination, { recursive: true, verbatimSymlinks: true });
}

function control(options, installedKilobytes) {
  const [synopsis, ...description] = options["--description"].trim().split("\n");
  const fields = {
    Package: options["--name"],
    // In Debian's order, `1.0~test` stands before `1.0`, and a hyphen would begin the packager's revision.
    Version: options["--version"].replaceAll("-", "~"),
    Architecture: options["--architecture"],
    Maintainer: options["--maintainer"],
    "Installed-Size": installedKilobytes,
    Depends: options["-d"].join(", "),
    Recommends: options["--deb-recommends"].join(", "),
    Section: "games",
    Priority: options["--deb-priority"],
    Homepage: options["--url"],
    Description: [synopsis, ...description.map((line) => ` ${line.trim() || "."}`)].join("\n"),
  };
  const present = Object.entries(fields).filter(([, value]) => value);
  return `${present.map(([name, value]) => `${name}: ${value}`).join("\n")}\n`;
}

function kilobytesBelow(folder) {
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += fs.statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return Math.ceil(bytes / 1024);
}

const { options, mappings } = parse(process.argv.slice(2));
if (options["-t"] !== "deb") {
  throw new Error(`only Debian packages can be made, not ${options["-t"]}`);
}
const tree = fs.mkdtempSync(path.join(os.tmpdir(), "townlet-deb-"));
try {
  // What mkdtemp keeps private would become the permissions of `/`.
  fs.chmodSync(tree, 0o755);
  for (const mapping of mappings) place(tree, mapping);
  const installed = kilobytesBelow(tree);
  const scripts = path.join(tree, "DEBIAN");
  fs.mkdirSync(scripts);
  fs.writeFileSync(path.join(scripts, "control"), control(options, installed));
  const hooks = { postinst: options["--after-install"], postrm: options["--after-remove"] };
  for (const [name, source] of Object.entries(hooks)) {
    if (source === undefined) continue;
    fs.copyFileSync(source, path.join(scripts, name));
    fs.chmodSync(path.join(scripts, name), 0o755);
  }
  const compression = `-Z${options["--deb-compression"] ?? "xz"}`;
  const flags = ["--build", "--root-owner-group", compression, "-z3", tree, options["--package"]];
  execFileSync("dpkg-deb", flags, { stdio: ["ignore", "ignore", "inherit"] });
} finally {
  fs.rmSync(tree, { recursive: true, force: true });
}
