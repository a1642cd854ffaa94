import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { plantProject, runTool } from "../../helpers/planted-project.ts";

/** Each file imports what its folder may not; the import check must say so, or the rule has silently died. */
const violations = [
  ["sim/needs/file.ts", 'export { readFileSync } from "node:fs";', "sim-is-pure"],
  ["sim/needs/library.ts", 'export { parse } from "yaml";', "sim-is-pure"],
  ["sim/needs/main.ts", 'export type { Host } from "../../main/host.ts";', "sim-is-pure"],
  ["sim/needs/one.ts", 'import { b } from "./two.ts"; export const a = b;', "no-cycles"],
  ["sim/observations/kernel/map.ts", 'export { b } from "../../needs/two";', "kernel-stands-alone"],
  ["sim/observations/look.ts", 'export { put } from "./kernel/frame";', "kernel-is-compiled"],
  ["preload/contract.ts", 'export { ipcRenderer } from "electron";', "contract-is-pure"],
  ["preload/preload.ts", 'export type { Host } from "../main/host.ts";', "preload-is-thin"],
  ["renderer/main.ts", 'export type { Host } from "../main/host.ts";', "renderer-uses-contract"],
  ["renderer/preload.ts", 'export * from "../preload/preload.ts";', "renderer-uses-contract"],
  ["renderer/node.ts", 'export { readFileSync } from "node:fs";', "renderer-has-no-node"],
  ["renderer/electron.ts", 'export { shell } from "electron";', "renderer-has-no-machine"],
  ["main/panel.ts", 'export * from "../renderer/node.ts";', "main-uses-contract"],
  ["main/cli/cli.ts", 'export * from "../window.ts";', "command-line-has-no-electron"],
  ["main/lost.ts", 'export * from "./nowhere.ts";', "resolvable"],
  ["main/testing.ts", 'export * from "../tests/fake.ts";', "nothing-imports-tests"],
] as const;

const surroundings = {
  "main/host.ts": "export interface Host { readonly tick: number }",
  "main/window.ts": 'export { BrowserWindow } from "electron";',
  "sim/needs/two.ts": 'import { a } from "./one.ts"; export const b: number = a;',
  "sim/needs/schema.ts": 'import { z } from "zod"; export const a = z.int();',
  "sim/needs/hash.ts": 'export { sha256 } from "@noble/hashes/sha2.js";',
  "sim/observations/kernel/frame.ts": "export const put = 1;",
  "tests/fake.ts": "export const a = 1;",
};

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let planted: ReturnType<typeof plantProject>;
let found: z.infer<typeof Report>["summary"]["violations"];

beforeAll(() => {
  const files = Object.fromEntries(violations.map(([place, text]) => [place, text]));
  planted = plantProject({ ...surroundings, ...files });
  const folders = ["sim", "main", "preload", "renderer"];
  const args = ["--config", ".dependency-cruiser.mjs", "--output-type", "json", ...folders];
  const report = runTool(planted.folder, ".bin/depcruise", args);
  found = Report.parse(report).summary.violations;
});

afterAll(() => planted.remove());

test.each(violations)("%s is refused", (place, _text, ruleName) => {
  const names = found.filter(({ from }) => from === place).map(({ rule }) => rule.name);
  expect(names).toContain(ruleName);
});

test.each(["sim/needs/schema.ts", "sim/needs/hash.ts"])("%s is allowed", (place) => {
  expect(found.filter(({ from }) => from === place)).toEqual([]);
});
