import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import {
  createKernelEnvironment,
  loadKernel,
  placeKernel,
} from "../../../main/environment/kernel.ts";
import {
  type Observed,
  createVectorEnvironment,
  planVector,
  stepVector,
} from "../../../sim/environment/vector-environment.ts";
import { FRAME_DOUBLES, FRAME_INTS } from "../../../sim/observations/kernel-frame.ts";
import { compileRules } from "../../../sim/rules.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { builtKernel } from "../../helpers/observed-twice.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const config = defaultConfig();
const rules = compileRules(config);

function planOf(towns: number, variant: Observed = "full") {
  const seed = 3n;
  const rest = { variant, decide: "every", policy: "script", horizon: 70 } as const;
  return planVector({ config, towns, seed, ...rest }, rules);
}

test("the kernel's own frame has the fields that it is told, in the same order", () => {
  const source = readFileSync("sim/observations/kernel/frame.ts", "utf8");
  const body = source.slice(source.indexOf("class Frame {"), source.indexOf("\n}"));
  const fields = Array.from(body.matchAll(/^ {2}(\w+): (\w+);$/gm), ([, name, kind]) => ({
    name,
    isDouble: kind === "f64",
  }));
  const names = [...FRAME_DOUBLES, ...FRAME_INTS];
  expect(fields).toEqual(
    names.map((name, place) => ({ name, isDouble: place < FRAME_DOUBLES.length })),
  );
});

test("a kernel that is missing, of other sources, or that the machine cannot run is refused with the reason", () => {
  const folder = temporaryFolder();
  const missing = path.join(folder, "observe.wasm");
  expect(loadKernel(missing)).toMatchObject({ ok: false, error: /missing; 'npm run build'/ });
  writeFileSync(missing, "not a kernel");
  expect(loadKernel(missing)).toMatchObject({ ok: false, error: /cannot run/ });
  writeFileSync(missing, otherKernel());
  expect(loadKernel(missing)).toMatchObject({ ok: false, error: /built from other sources/ });
});

test("an environment that 32 bits do not reach is refused, and one without observations needs none", () => {
  const huge = planOf(60_000);
  expect(placeKernel(builtKernel(), huge, huge.bytes, 1)).toMatchObject({ ok: false });
  expect(placeKernel(builtKernel(), planOf(8, "off"), 0, 1)).toEqual({ ok: true, value: null });
});

/** A module with a memory from outside and a `frameBytes` that says 1, as bytes. */
function otherKernel(): Uint8Array {
  const memory = [2, 16, 1, 3, ...ascii("env"), 6, ...ascii("memory"), 2, 3, 1, 1];
  const head = [0, ...ascii("asm"), 1, 0, 0, 0];
  const types = [1, 5, 1, 0x60, 0, 1, 0x7f];
  const functions = [3, 2, 1, 0];
  const exported = [7, 14, 1, 10, ...ascii("frameBytes"), 0, 0];
  const code = [10, 6, 1, 4, 0, 0x41, 1, 0x0b];
  return Uint8Array.from([...head, ...types, ...memory, ...functions, ...exported, ...code]);
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** What the first town has shown in so many ticks, its last rows included. */
function shownBy(towns: number, isCompiled: boolean): Float32Array[] {
  const plan = planOf(towns);
  const environment = isCompiled
    ? createKernelEnvironment(builtKernel(), plan)
    : createVectorEnvironment(plan);
  expect(environment.towns[0]?.observer?.compiled === null).toBe(!isCompiled);
  const { observations, finalObservations } = environment.arrays;
  const first = plan.seats * (plan.layout?.stride ?? 0);
  const shown: Float32Array[] = [];
  for (let tick = 0; tick < 150; tick++) {
    stepVector(environment);
    shown.push(observations.slice(0, first), finalObservations.slice(0, first));
  }
  return shown;
}

test("a town shows the same with the kernel, without it, and among any number of towns", () => {
  const alone = shownBy(1, true);
  expect(shownBy(3, true)).toEqual(alone);
  expect(shownBy(2, false)).toEqual(alone);
});
