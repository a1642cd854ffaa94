import { expect, test } from "vitest";

import { nearestProfile, sampleTraits } from "../../../../sim/personality/sampled-traits.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";

const SEEDS = [1n, 7n, 123456789n];

test("the first newcomers of a town spread over all eight corners of what people can be like", () => {
  for (const seed of SEEDS) {
    const corners = new Set<string>();
    for (let index = 1; index <= 40; index++) {
      const { extroversion, forgiveness, ambition } = sampleTraits(seed, index);
      for (const trait of [extroversion, forgiveness, ambition]) {
        expect(trait >= -1 && trait <= 1).toBe(true);
      }
      corners.add([extroversion > 0, forgiveness > 0, ambition > 0].join());
    }
    expect(corners.size).toBe(8);
  }
});

test("no trait has a gap of more than a quarter among sixteen newcomers, whatever the seed", () => {
  for (const seed of SEEDS) {
    const values = Array.from({ length: 16 }, (_, index) => sampleTraits(seed, index + 1));
    for (const trait of ["extroversion", "forgiveness"] as const) {
      const sorted = [-1, ...values.map((traits) => traits[trait]).toSorted((a, b) => a - b), 1];
      const gaps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
      expect(Math.max(...gaps)).toBeLessThan(0.5);
    }
  }
});

test("towns of other seeds get other people, the same seed the same", () => {
  expect(sampleTraits(1n, 3)).toEqual(sampleTraits(1n, 3));
  expect(sampleTraits(1n, 3)).not.toEqual(sampleTraits(2n, 3));
});

test("a personality is the nearest archetype", () => {
  const { personalities } = defaultConfig();
  const nearest = (extroversion: number, forgiveness: number, ambition: number): string =>
    nearestProfile(personalities, { extroversion, forgiveness, ambition });
  expect(nearest(0.9, 0, 0)).toBe("socialite");
  expect(nearest(-0.3, 0.6, -0.3)).toBe("stoic");
  expect(nearest(-0.2, -0.2, 0.9)).toBe("industrious");
  expect(nearest(0.05, 0, 0.05)).toBe("balanced");
});
