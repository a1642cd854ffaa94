import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { plantProject, runTool } from "../../helpers/planted-project.ts";

/** Each file breaks one rule; the linter must say so there, or the rule has silently died. */
const violations = [
  ["sim/needs/chance.ts", "export const a = Math.random();", "no-machine"],
  ["sim/observations/chance.ts", "export const a = Math.random();", "no-machine"],
  ["sim/needs/clock.ts", "export const a = Date.now();", "no-machine"],
  ["sim/needs/new-clock.ts", "export const a = new Date().getTime();", "no-machine"],
  ["sim/needs/locale.ts", 'export const a = "a".localeCompare("b");', "no-machine"],
  ["sim/needs/collected.ts", "export const a = (b: object) => new WeakRef(b);", "no-machine"],
  ["sim/needs/sine.ts", "export const a = Math.sin(1);", "no-rough-math"],
  ["sim/needs/exponential.ts", "export const a = Math.exp(1);", "no-rough-math"],
  ["sim/needs/logarithm.ts", "export const a = Math.log(2);", "no-rough-math"],
  ["sim/needs/bracket.ts", 'export const a = Math["pow"](2, 3);', "no-rough-math"],
  ["sim/needs/taken-apart.ts", "export const { cos } = Math;", "no-rough-math"],
  ["sim/needs/power.ts", "export const a = (b: number) => b ** 2;", "no-rough-math"],
  [
    "sim/needs/power-into.ts",
    "export function a(b: { c: number }) { b.c **= 2; }",
    "no-rough-math",
  ],
  ["sim/needs/any.ts", "export const a = (b: any) => Number(b);", "no-explicit-any"],
  ["sim/needs/bang.ts", "export const a = (b?: number) => b! + 1;", "no-non-null-assertion"],
  ["sim/needs/default.ts", "export default 1;", "no-default-export"],
  [
    "sim/needs/assertion.ts",
    "export const a = (b: unknown) => b as string;",
    "no-unsafe-type-assertion",
  ],
  ["main/log.ts", "export const a = () => console.log(1);", "no-console"],
  [
    "main/promise.ts",
    "export const a = (b: () => Promise<void>) => { b(); };",
    "no-floating-promises",
  ],
  ["renderer/panels/said.tsx", "export const A = () => <p>Hello there</p>;", "in-catalogue"],
  ["renderer/panels/named.tsx", 'export const A = () => <p title="Hello" />;', "in-catalogue"],
  [
    "renderer/panels/chosen.tsx",
    'export const A = ({ b }: { b: boolean }) => <p>{b ? "On" : "Off"}</p>;',
    "in-catalogue",
  ],
  [
    "renderer/panels/counted.tsx",
    "export const A = ({ b }: { b: number }) => <p aria-label={`${b} people`} />;",
    "in-catalogue",
  ],
  ["main/barrel.ts", 'export * from "./log.ts";', "no-barrel-file"],
] as const;

const allowed = {
  "sim/needs/exact.ts": "export const a = Math.sqrt(2) + Math.floor(1.5) * Math.imul(3, 5);",
  "sim/observations/rough.ts": "export const a = Math.sin(1) + (2.5 - 1) ** 2;",
  "renderer/panels/quiet.tsx":
    'export const A = ({ b }: { b: string }) => <p className="said" title={b}>{b} → ×2 <kbd>Ctrl L</kbd></p>;',
  "main/clock.ts": "export const a = () => Date.now();",
};

const Report = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })),
});

let planted: ReturnType<typeof plantProject>;
let findings: z.infer<typeof Report>["diagnostics"];

beforeAll(() => {
  const files = Object.fromEntries(violations.map(([place, text]) => [place, text]));
  planted = plantProject({ ...files, ...allowed });
  const report = runTool(planted.folder, "oxlint/bin/oxlint", ["--format=json"]);
  findings = Report.parse(report).diagnostics;
});

afterAll(() => planted.remove());

test.each(violations)("%s is refused", (place, _text, ruleName) => {
  const codes = findings.filter((finding) => finding.filename === place).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining([expect.stringContaining(`(${ruleName})`)]));
});

test.each(Object.keys(allowed))("%s is allowed", (place) => {
  expect(findings.filter((finding) => finding.filename === place)).toEqual([]);
});
