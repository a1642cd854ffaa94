import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { appRoot } from "../../../main/config/app-root.ts";
import { loadConfig } from "../../../main/config/load-config.ts";
import type { ConfigProblem } from "../../../main/config/located.ts";
import { validateFile } from "../../../main/config/validate-files.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** A copy of all configurations with one text replaced in one file. */
function changed(
  file: string,
  from: string | RegExp,
  to: string,
): { folder: string; line: number } {
  const folder = temporaryFolder();
  cpSync(path.join(appRoot, "configs"), folder, { recursive: true });
  const target = path.join(folder, file);
  const before = readFileSync(target, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(target, after);
  const line = before.slice(0, before.search(from)).split("\n").length;
  return { folder, line };
}

function problemsOf(folder: string): readonly ConfigProblem[] {
  const loaded = loadConfig(path.join(folder, "scenarios", "default.yaml"));
  return loaded.ok ? [] : loaded.error;
}

test("the default town loads, by name and by path", () => {
  expect(loadConfig("default")).toMatchObject({ ok: true, value: { scenario: "default" } });
  const file = path.join(appRoot, "configs", "scenarios", "default.yaml");
  expect(loadConfig(file).ok).toBe(true);
});

test("a misspelt key is named with its line, and with what was meant", () => {
  const { folder, line } = changed("town.yaml", "meal_cost:", "meal_cots:");
  expect(problemsOf(folder)).toContainEqual(
    expect.objectContaining({
      file: path.join(folder, "town.yaml"),
      line,
      column: 3,
      path: "economy.meal_cots",
      expected: "meal_cost",
      message: "unknown key 'meal_cots'; did you mean 'meal_cost'?",
    }),
  );
});

test("a misspelt key of a person in a scenario is named with its line", () => {
  const { folder, line } = changed("scenarios/default.yaml", "wallet:", "walet:");
  const found = problemsOf(folder).find((problem) => problem.path === "scenario.agents[0].walet");
  expect(found).toMatchObject({ line, message: "unknown key 'walet'; did you mean 'wallet'?" });
});

test("a misspelt item of the truck is told with the item that was meant", () => {
  const { folder, line } = changed("town.yaml", "shop_restock: { meals:", "shop_restock: { meal:");
  expect(problemsOf(folder)).toContainEqual(
    expect.objectContaining({
      line,
      expected: "meals",
      message: "unknown key 'meal'; did you mean 'meals'?",
    }),
  );
});

test("mistakes in different files are all told at once", () => {
  const { folder } = changed("town.yaml", "meal_cost:", "meal_cots:");
  const map = path.join(folder, "maps", "town48.yaml");
  writeFileSync(map, readFileSync(map, "utf8").replace("door: [", "door: [-"));
  const files = new Set(problemsOf(folder).map(({ file }) => path.basename(file)));
  expect(files).toEqual(new Set(["town.yaml", "town48.yaml"]));
});

test("a bed that nobody can reach is told with the place of the bed", () => {
  // The door of the first house is walled up.
  const { folder } = changed("maps/town48.yaml", ",,####+###,,###+####", ",,########,,###+####");
  const map = path.join(folder, "maps", "town48.yaml");
  const problems = problemsOf(folder);
  expect(problems.map(({ message }) => message).join("\n")).toMatch(/bed.*cannot be reached/);
  for (const { file, line, path: at } of problems) {
    expect(file).toBe(map);
    expect(line).toBeGreaterThan(1);
    expect(at).toMatch(/^map\./);
  }
});

test("text that is no YAML is told with its line", () => {
  const { folder } = changed("town.yaml", "time:\n", "time: {\n");
  const [first] = problemsOf(folder);
  expect(first?.file).toBe(path.join(folder, "town.yaml"));
  expect(first?.line).toBeGreaterThan(1);
});

test("a file that is named and not there is the mistake of the line that names it", () => {
  const { folder, line } = changed("town.yaml", /map_file: .*/, "map_file: maps/nowhere.yaml");
  const problems = problemsOf(folder);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ path: "world.map_file", line });
  expect(problems[0]?.message).toMatch(/nowhere\.yaml: there is no such file/);
});

test("a file that extends itself is refused", () => {
  const { folder } = changed(
    "town.yaml",
    /^config_id/m,
    "extends: scenarios/default.yaml\nconfig_id",
  );
  expect(problemsOf(folder)[0]?.message).toMatch(/extends itself/);
});

test("files that only look like configuration are refused in words", () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const message = (file: string): string => validateFile(file).problems[0]?.message ?? "";
  expect(message(write("empty.yaml", ""))).toMatch(/empty/);
  expect(message(write("bytes.yaml", new Uint8Array([0, 1, 2])))).toMatch(/not a text file/);
  expect(message(write("latin.yaml", new Uint8Array([0x61, 0x3a, 0xe9])))).toMatch(/UTF-8/);
  expect(message(write("other.yaml", "a: 1"))).toMatch(/no kind of file/);
  expect(message(write("both.yaml", "rows: []\nscenario: {}"))).toMatch(/at once/);
  expect(message(write("deep.yaml", `${"[".repeat(60)}1${"]".repeat(60)}`))).toMatch(/nested/);
  const bomb = `a: &a [1,1]\nb: &b [*a,*a]\nc: [${"*b,".repeat(60)}*b]`;
  expect(message(write("bomb.yaml", bomb))).toMatch(/aliases/);
  expect(message(write("tag.yaml", "a: !!js/function 'x'"))).toMatch(/tag/i);
  expect(message(write("twice.yaml", "a: 1\na: 2"))).toMatch(/unique/);
  expect(message(path.join(folder, "nowhere.yaml"))).toMatch(/no such file/);
  expect(message(folder)).toMatch(/folder/);
});

test("an unknown scenario is answered with the name that was meant", () => {
  const loaded = loadConfig("defualt");
  expect(loaded.ok ? "" : loaded.error[0]?.message).toMatch(/did you mean 'default'/);
});
