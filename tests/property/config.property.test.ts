import * as fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalJson, configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { TownFile } from "../../sim/config/town-file.ts";
import { defaultConfig } from "../helpers/default-config.ts";

type Step = string | number;
interface Leaf {
  readonly path: readonly Step[];
  readonly value: unknown;
}

/** Every value of a tree that is neither a list nor a map. */
function leavesOf(value: unknown, path: readonly Step[] = []): Leaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((member: unknown, index) => leavesOf(member, [...path, index]));
  }
  if (value === null || typeof value !== "object") return [{ path, value }];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** A copy of a tree with one leaf replaced. */
function withLeaf<T>(tree: T, path: readonly Step[], value: unknown): T;
function withLeaf(tree: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.map((member: unknown, index) =>
      index === step ? withLeaf(member, rest, value) : member,
    );
  }
  if (tree === null || typeof tree !== "object") return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, member]: [string, unknown]) => [
      key,
      key === step ? withLeaf(member, rest, value) : member,
    ]),
  );
}

/** What identifies files, worlds of one kind and bytes on disk, but no rule. */
const NO_RULES = [
  "seed",
  "world.map_file",
  "world.grid_size.0",
  "world.grid_size.1",
  "affordances.affordances_file",
  "narration.file",
  "perturbations.file",
  "perturbation_checksum",
  "manifest_checksum",
];

const base: TownConfig = TownFile.parse(defaultConfig());
const leaves = leavesOf(base);
const numbers = leaves.filter(({ path: [section], value }) => {
  return typeof value === "number" && section !== "map";
});

/** Some numbers of the rules made somewhat smaller or larger. */
const edits = fc.array(
  fc.tuple(fc.nat(numbers.length - 1), fc.double({ min: 0.8, max: 1.25, noNaN: true })),
  { minLength: 1, maxLength: 4 },
);

function edited(changes: readonly [number, number][]): TownConfig {
  return changes.reduce<TownConfig>((config, [index, factor]) => {
    const leaf = numbers[index];
    if (leaf === undefined) return config;
    const scaled = Number(leaf.value) * factor;
    return withLeaf(config, leaf.path, Number.isInteger(leaf.value) ? Math.round(scaled) : scaled);
  }, base);
}

test("a configuration, its canonical text and what that text reads back as are the same", () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const parsed = TownFile.safeParse(edited(changes));
      fc.pre(parsed.success);
      const again = TownFile.parse(JSON.parse(canonicalJson(parsed.data)));
      expect(again).toEqual(parsed.data);
      expect(canonicalJson(again)).toBe(canonicalJson(parsed.data));
      expect(configHash(again)).toBe(configHash(parsed.data));
    }),
    { numRuns: 60 },
  );
});

test("configurations with different rules have different hashes", () => {
  fc.assert(
    fc.property(edits, edits, (one, other) => {
      const [a, b] = [edited(one), edited(other)];
      const same = canonicalJson({ ...a, seed: 0 }) === canonicalJson({ ...b, seed: 0 });
      const sizes = canonicalJson(a.world.grid_size) === canonicalJson(b.world.grid_size);
      fc.pre(sizes);
      expect(configHash(a) === configHash(b)).toBe(same);
    }),
    { numRuns: 60 },
  );
});

test("every single value of the rules counts for the hash, and nothing else does", () => {
  const hash = configHash(base);
  const changed = (value: unknown): unknown => {
    if (typeof value === "number") return value + 1;
    return typeof value === "boolean" ? !value : `${String(value)}!`;
  };
  const silent = leaves
    .filter(({ path: [section, part] }) => section !== "map" || part !== "objects")
    .filter(({ path, value }) => configHash(withLeaf(base, path, changed(value))) === hash)
    .map(({ path }) => path.join("."));
  expect(silent.toSorted()).toEqual(NO_RULES.filter((name) => silent.includes(name)).toSorted());
  expect(silent).toContain("world.map_file");
});
