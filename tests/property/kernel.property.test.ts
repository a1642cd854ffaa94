import fc from "fast-check";
import { expect, test } from "vitest";

import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Command } from "../../sim/console/commands.ts";
import { type Observer, blankObservation } from "../../sim/observations/observer.ts";
import { VARIANTS } from "../../sim/observations/variants.ts";
import { compileRules } from "../../sim/rules.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { Dice } from "../../main/soak/dice.ts";
import { nextOperations } from "../../main/soak/operations.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { type ObservedTwice, observeSlots, observedTwice } from "../helpers/observed-twice.ts";

const rules = compileRules(defaultConfig());

/** Everything about observations that a configuration may choose. */
const anyObservations = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  variant: fc.constantFrom(...VARIANTS),
  schema: fc.constantFrom(1 as const, 2 as const),
  window: fc.constantFrom(3 as const, 5 as const, 7 as const, 9 as const, 11 as const),
  include_targets: fc.boolean(),
  normalize_counts: fc.boolean(),
  object_channels: fc.subarray(["bed", "Till", "stove", "nothing"]),
  personality: fc.boolean(),
  reloads: fc.boolean(),
  top_friends: fc.integer({ min: 0, max: 4 }),
  top_rivals: fc.integer({ min: 0, max: 4 }),
  embed_dim: fc.integer({ min: 1, max: 32 }),
  include_aggregates: fc.boolean(),
});
type Choices = typeof anyObservations extends fc.Arbitrary<infer C> ? C : never;

function configOf(choices: Choices): TownConfig {
  const config = defaultConfig();
  const { hybrid, compact, social_snippet } = config.observations_config;
  hybrid.local_window = choices.window;
  compact.map_window = choices.window;
  hybrid.include_targets = choices.include_targets;
  compact.include_targets = choices.include_targets;
  compact.normalize_counts = choices.normalize_counts;
  compact.object_channels = choices.object_channels;
  config.features.observations.personality_channels = choices.personality;
  social_snippet.top_friends = choices.top_friends;
  social_snippet.top_rivals = choices.top_rivals;
  social_snippet.embed_dim = choices.embed_dim;
  social_snippet.include_aggregates = choices.include_aggregates;
  return config;
}

/** All that an observer shows, bit by bit. */
function shownBy({ rows, bytes }: Observer): Buffer {
  return Buffer.concat([new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength), bytes]);
}

function firstDifference({ plain, compiled }: ObservedTwice): string | null {
  if (shownBy(plain).equals(shownBy(compiled))) return null;
  const { layout } = plain;
  const place = plain.rows.findIndex((value, index) => !Object.is(value, compiled.rows[index]));
  const offset = place % layout.stride;
  const feature = layout.features.find((each) => each.offset === offset)?.name ?? "the map";
  return `${feature} of ${Math.floor(place / layout.stride)}, at ${offset}: ${plain.rows[place]} and ${compiled.rows[place]}`;
}

/** Whoever is observed this time; in between, everybody is seen but once in a while. */
function somebody(dice: Dice, { world }: Town): number[] {
  return Array.from(world.live.subarray(0, world.town.liveCount[0])).filter(() => !dice.once(4));
}

/** A manifest, or disturbances, that are loaded meanwhile take the kernel off: its tables are of other rules. */
function operations(dice: Dice, town: Town, reloads: boolean): readonly Command[] {
  const all = nextOperations(dice, town);
  return reloads ? all : all.filter(({ name }) => !name.startsWith("reload_"));
}

function live(choices: Choices, ticks: number): void {
  const both = observedTwice(
    configOf(choices),
    rules,
    BigInt(choices.seed),
    choices.variant,
    choices.schema,
  );
  const { town, plain, compiled } = both;
  const dice = new Dice(choices.seed);
  const slots = town.world.capacity.agents;
  for (let tick = 1; tick <= ticks; tick++) {
    const before = town.world.agents.person.slice(0, slots);
    runTick(town, operations(dice, town, choices.reloads));
    for (let slot = 0; slot < slots; slot++) {
      if (before[slot] === town.world.agents.person[slot]) continue;
      for (const observer of [plain, compiled]) blankObservation(observer, slot);
    }
    if (dice.once(5)) continue;
    const hash = tick % 25 === 0 ? stateHash(town) : "";
    const seen = somebody(dice, town);
    observeSlots(plain, seen);
    observeSlots(compiled, seen);
    expect(firstDifference(both), `tick ${tick}`).toBeNull();
    if (hash !== "") expect(stateHash(town)).toBe(hash);
  }
  expect(choices.reloads || compiled.compiled !== null).toBe(true);
}

test("the kernel shows the same to the bit as the functions it stands in for, whatever is done to the town", () => {
  fc.assert(
    fc.property(anyObservations, (choices) => live(choices, 120)),
    { numRuns: 40 },
  );
});

test("every variant and schema is the same for two days on end", () => {
  const usual = {
    window: 11,
    include_targets: true,
    normalize_counts: false,
    object_channels: ["bed", "Till"],
    personality: true,
    reloads: false,
    top_friends: 2,
    top_rivals: 2,
    embed_dim: 8,
    include_aggregates: true,
  } as const;
  for (const variant of VARIANTS) {
    for (const schema of [1, 2] as const) {
      live(
        { ...usual, object_channels: [...usual.object_channels], variant, schema, seed: 3 },
        600,
      );
    }
  }
});
