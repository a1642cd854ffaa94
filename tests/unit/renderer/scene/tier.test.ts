import { expect, test } from "vitest";

import {
  chooseScale,
  chooseTier,
  isSoftwareGl,
  startScale,
} from "../../../../renderer/scene/tier.ts";

test.each([
  ["ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)", true],
  ["Google SwiftShader", true],
  ["ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)", false],
])("%s is software: %s", (gl, software) => {
  expect(isSoftwareGl(gl)).toBe(software);
});

test("software is drawn at the low tier however quick it seems", () => {
  expect(chooseTier("llvmpipe", 4)).toBe("low");
});

test("hardware rises and falls with what the probe measured", () => {
  expect([16, 24, 60].map((frameMs) => chooseTier("Intel", frameMs))).toEqual([
    "high",
    "mid",
    "low",
  ]);
});

test("the render scale never falls below a half and never rises above one", () => {
  for (const frameMs of [1, 20, 46, 90, 400, 5000]) {
    for (const current of [0.5, 0.75, 1]) {
      const scale = chooseScale(frameMs, current);
      expect(scale).toBeGreaterThanOrEqual(0.5);
      expect(scale).toBeLessThanOrEqual(1);
    }
  }
  expect(startScale(100_000_000, true)).toBe(0.5);
});

test("a window that draws in time keeps its scale or gains", () => {
  expect(chooseScale(30, 0.8)).toBeGreaterThanOrEqual(0.8);
  expect(chooseScale(120, 0.8)).toBeLessThan(0.8);
});

test("a display with its own graphics begins at full scale", () => {
  expect(startScale(8_000_000, false)).toBe(1);
});
