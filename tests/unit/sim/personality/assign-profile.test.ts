import { expect, test } from "vitest";

import { assignProfile } from "../../../../sim/personality/assign-profile.ts";
import { hashUniform } from "../../../../sim/rng/hash-draw.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";

const personalities = (distribution: Record<string, number>, overrides = {}) => ({
  ...defaultConfig().personalities,
  distribution,
  overrides,
});

const ids = Array.from({ length: 200 }, (_, index) => `person_${index}`);

test("the first profile in the alphabet whose cumulative weight reaches the draw is assigned", () => {
  // Weights 1 and 3: balanced up to a quarter, stoic above, in whatever order they are written.
  const config = personalities({ stoic: 3, balanced: 1 });
  for (const id of ids) {
    const expected = hashUniform(`7:${id}`) <= 0.25 ? "balanced" : "stoic";
    expect(assignProfile(config, 7n, id)).toBe(expected);
  }
});

test("a profile without weight is never assigned", () => {
  const config = personalities({ balanced: 0, industrious: 1, socialite: 0, stoic: 1 });
  const assigned = new Set(ids.map((id) => assignProfile(config, 1n, id)));
  expect([...assigned].toSorted()).toEqual(["industrious", "stoic"]);
});

test("an override wins over the draw for any seed", () => {
  const config = personalities({ balanced: 1 }, { person_3: "stoic" });
  for (let seed = 0n; seed < 20n; seed++) {
    expect(assignProfile(config, seed, "person_3")).toBe("stoic");
  }
  expect(assignProfile(config, 1n, "person_4")).toBe("balanced");
});

test("another seed gives other people other personalities", () => {
  const config = personalities({ balanced: 1, stoic: 1 });
  const town = (seed: bigint): string => ids.map((id) => assignProfile(config, seed, id)).join();
  expect(town(1n)).toBe(town(1n));
  expect(town(2n)).not.toBe(town(1n));
});
