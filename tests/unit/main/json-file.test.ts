import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { openMemory, openSettings } from "../../../main/settings.ts";
import { DEFAULT_SETTINGS } from "../../../preload/settings.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

test("settings that were changed are there again at the next start", () => {
  const folder = temporaryFolder();
  openSettings(folder).update({ theme: "dark", names: true });
  expect(openSettings(folder).value).toEqual({ ...DEFAULT_SETTINGS, theme: "dark", names: true });
});

test("a first start has the defaults and nothing to complain about", () => {
  const settings = openSettings(path.join(temporaryFolder(), "not", "there"));
  expect(settings.value).toEqual(DEFAULT_SETTINGS);
  expect(settings.takeProblem()).toBeNull();
});

test.each([
  ["not JSON", "{ theme"],
  ["no object", "[1, 2]"],
  ["half a file", '{"theme": "dark", "qual'],
  ["a value that does not exist", '{"theme": "purple"}'],
  ["nothing", ""],
])(
  "a settings file that is %s is put aside, told about once, and replaced by defaults",
  (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "settings.json"), text);
    const settings = openSettings(folder);
    expect(settings.value).toEqual(DEFAULT_SETTINGS);
    expect(settings.takeProblem()?.code).toBe("damaged_settings");
    expect(settings.takeProblem()).toBeNull();
    expect(readFileSync(path.join(folder, "settings.json.damaged"), "utf8")).toBe(text);
  },
);

test("keys of a newer version are dropped, missing ones take their default", () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "settings.json"), '{"theme": "light", "holograms": true}');
  const settings = openSettings(folder);
  expect(settings.value).toEqual({ ...DEFAULT_SETTINGS, theme: "light" });
  expect(settings.takeProblem()).toBeNull();
});

test("a folder that cannot be written is told about, and the settings hold for the session", () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "memory.json"));
  const memory = openMemory(folder);
  memory.takeProblem();
  memory.update({ last_file: "/x.townlet" });
  expect(memory.value.last_file).toBe("/x.townlet");
  expect(memory.takeProblem()).not.toBeNull();
});

test("writing leaves no half-written file behind", () => {
  const folder = temporaryFolder();
  openSettings(folder).update({ names: true });
  expect(readdirSync(folder)).toEqual(["settings.json"]);
  expect(existsSync(path.join(folder, "settings.json"))).toBe(true);
});
