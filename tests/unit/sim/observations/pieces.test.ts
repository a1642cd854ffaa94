import { expect, test } from "vitest";

import { embeddingOfId, embeddingOfRow } from "../../../../sim/observations/identities.ts";
import { LAST_ACTIONS, hashOfId } from "../../../../sim/observations/last-action.ts";
import { layoutOf } from "../../../../sim/observations/layout.ts";
import { blankObservation, createObserver } from "../../../../sim/observations/observer.ts";
import { cosineOfTurn, sineOfTurn, tanh } from "../../../../sim/observations/smooth.ts";
import { chooseTies } from "../../../../sim/observations/social-snippet.ts";
import { VARIANTS } from "../../../../sim/observations/variants.ts";
import { setTies } from "../../../../sim/relationships/ties.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { observerOf, seenBy } from "../../../helpers/observed.ts";
import { required } from "../../../helpers/required.ts";
import { someone } from "../../../helpers/someone.ts";

test("layouts are as large as the reference's in schema 1, and keep its indices in schema 2", () => {
  const config = defaultConfig();
  const sizes = VARIANTS.map((variant) => layoutOf(config, variant, 1).size);
  expect(sizes).toEqual([807, 565, 326, 81]);
  for (const variant of VARIANTS) {
    const old = layoutOf(config, variant, 1);
    const recent = layoutOf(config, variant, 2);
    const names = recent.features.map(({ name }) => name);
    expect(names.slice(0, 81)).toEqual(old.features.map(({ name }) => name));
    expect(recent.map.channels).toHaveLength(old.map.channels.length);
    expect(recent.stride % 4).toBe(0);
    expect(new Set(names).size).toBe(names.length);
    recent.features.forEach(({ offset }, index) => {
      expect(offset).toBe(recent.size - recent.features.length + index);
    });
  }
  expect(layoutOf(config, "full").schema).toBe(2);
});

test("the features stand where the reference has them", () => {
  const names = layoutOf(defaultConfig(), "hybrid", 1).features.map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(["need_hunger", "need_hygiene", "need_energy", "wallet"]);
  const places = {
    time_sin: 6,
    attendance_ratio: 8,
    shift_pre: 10,
    embedding_slot_norm: 15,
    ctx_reset_flag: 16,
    rivalry_max: 18,
    last_action_id_hash: 20,
    reservation_active: 23,
    path_hint_north: 25,
    path_hint_west: 28,
    neighbor_agent_ratio: 29,
    nearest_agent_distance: 32,
    social_slot0_d0: 33,
    social_slot3_d10: 76,
    social_trust_mean: 77,
    social_rivalry_max: 80,
  };
  for (const [name, index] of Object.entries(places)) expect(names.indexOf(name), name).toBe(index);
});

test("curves are true to nine digits", () => {
  for (let step = 0; step <= 10_000; step++) {
    const x = step / 800;
    expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThan(x < 10 ? 1e-9 : 1e-8);
    const phase = step / 10_000;
    expect(Math.abs(sineOfTurn(phase) - Math.sin(2 * Math.PI * phase))).toBeLessThan(1e-9);
    expect(Math.abs(cosineOfTurn(phase) - Math.cos(2 * Math.PI * phase))).toBeLessThan(1e-9);
  }
});

test("names of actions and people are the numbers that the reference has for them", () => {
  expect(LAST_ACTIONS.map((name) => Number(hashOfId(name).toFixed(6)))).toEqual([
    0.238_999, 0.704_875, 0.345_672, 0.259_883, 0.724_617, 0.307_025, 0.726_617, 0.342_558,
  ]);
  expect(hashOfId("")).toBe(0);
  const bob = Array.from(embeddingOfId("bob", 8), (part) => Number(part.toFixed(4)));
  expect(bob).toEqual([0.1216, 0.5922, 0.9843, 0.4118, 0.6314, 0.4431, 0.2314, 0.851]);
});

test("the table of identities is the same in every town", () => {
  // BLAKE2s-256 of "identity 0" begins with 213, 170, 74, 149; a byte is spread over −1 to 1.
  const bytes = [213, 170, 74, 149];
  expect([...embeddingOfRow(0, 4)]).toEqual(bytes.map((byte) => Math.fround(byte / 127.5 - 1)));
  expect(embeddingOfRow(63, 32)).toHaveLength(32);
});

test("friends are liked, rivals are rivals, and nobody is both", () => {
  const town = makeTown({ people: ["ann", "b", "c", "d", "e", "f"].map((id) => ({ id })) });
  const feel = (other: number, trust: number, familiarity: number, rivalry: number): void => {
    setTies(town, 0, other, { trust, familiarity, rivalry });
  };
  feel(1, 0.2, 0.1, 0.9);
  feel(2, -0.5, 0.1, 0.3);
  feel(3, 0.4, 0.4, 0);
  feel(4, 0.1, 0, 0.5);
  feel(5, -0.1, 0, 0);
  const out = new Int32Array(4);
  const social = { friends: 2, rivals: 2, embedDim: 8, slotDim: 11, aggregates: true };
  const chosen = (friends: number, schema: 1 | 2): number[] => {
    chooseTies(town.world, 0, { ...social, friends, rivals: 4 - friends }, schema, out);
    return Array.from(out, (row) => (row < 0 ? -1 : (town.world.ties.other[row] ?? -1)));
  };
  // By liking: 3 (0.8), 1 (0.3), 4 (0.1), 5 (−0.1), 2 (−0.4); by rivalry: 1, 4, 2.
  expect(chosen(2, 2)).toEqual([3, 1, 4, 2]);
  expect(chosen(3, 2)).toEqual([3, 1, 4, 2]);
  expect(chosen(4, 2)).toEqual([3, 1, 4, -1]);
  expect(chosen(0, 2)).toEqual([1, 4, 2, -1]);
  expect(chosen(4, 1)).toEqual([3, 1, 4, 5]);
  expect(chosen(1, 1)).toEqual([3, 1, 4, 2]);
});

test("a slot that was left is blank, and whoever comes after is seen whole", () => {
  const town = makeTown({ people: [{ id: "ann", position: [3, 3] }] });
  const observer = observerOf(town, "full");
  seenBy(observer, "ann");
  const row = required(observer.row[0]);
  const before = Array.from(row);
  expect(before.some((value) => value !== 0)).toBe(true);
  blankObservation(observer, 0);
  expect(row.every((value) => value === 0)).toBe(true);
  seenBy(observer, "ann");
  before[required(observer.layout.features.find(({ name }) => name === "ctx_reset_flag")).offset] =
    0;
  expect(Array.from(row)).toEqual(before);
});

test("rows can lie in memory of somebody else's", () => {
  const town = makeTown({ people: [{ id: "ann" }, { id: "bob" }] });
  const layout = layoutOf(town.config, "hybrid");
  const { agents } = town.world.capacity;
  const memory = new SharedArrayBuffer(4 * (100 + agents * layout.stride));
  const floats = new Float32Array(memory, 400);
  const observer = createObserver(town, layout, { floats, bytes: new Uint8Array() });
  const bob = someone(town, "bob");
  bob.set("hunger", 0.25);
  seenBy(observer, "bob");
  expect(floats[bob.slot * layout.stride + layout.map.size]).toBe(0.25);
});
