import { expect, test } from "vitest";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { layoutOf } from "../../sim/observations/layout.ts";
import { observeInPlace } from "../../sim/observations/observe.ts";
import { type Observer, createObserver, syncLayers } from "../../sim/observations/observer.ts";
import { VARIANTS } from "../../sim/observations/variants.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import { type Town, livingPeople } from "../../sim/town.ts";
import { Dice } from "../../main/soak/dice.ts";
import { nextOperations } from "../../main/soak/operations.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { required } from "../helpers/required.ts";
import { at } from "../helpers/someone.ts";

const SCHEMAS = [1, 2] as const;
const AGENT_TICKS = 100_000;

/** The default town with everything to be seen that can be. */
function busyConfig(): TownConfig {
  const config = defaultConfig();
  const { hybrid, compact } = config.observations_config;
  hybrid.include_targets = true;
  compact.include_targets = true;
  compact.object_channels = ["bed", "Till"];
  compact.normalize_counts = false;
  config.features.observations.personality_channels = true;
  return config;
}

function everyLayout(config: TownConfig, town: Town): Observer[] {
  return VARIANTS.flatMap((variant) =>
    SCHEMAS.map((schema) => createObserver(town, layoutOf(config, variant, schema))),
  );
}

function observeAll(observer: Observer): void {
  const { town } = observer;
  syncLayers(observer);
  for (let place = 0; place < livingPeople(town); place++) {
    observeInPlace(observer, at(town.world.live, place));
  }
}

/** What lies outside its range, by name, with an example. */
class Ranges {
  readonly outside = new Map<string, number>();
  readonly #observer: Observer;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #mostByte: Uint8Array;

  constructor(observer: Observer) {
    const { map, features, size } = observer.layout;
    this.#observer = observer;
    this.#low = new Float64Array(size);
    this.#high = new Float64Array(size);
    if (map.form === "f32") {
      const plane = map.window * map.window;
      map.channels.forEach(({ low, high }, channel) => {
        this.#low.fill(low, channel * plane, (channel + 1) * plane);
        this.#high.fill(high, channel * plane, (channel + 1) * plane);
      });
    }
    for (const { offset, low, high } of features) {
      // Single precision may round outwards.
      this.#low[offset] = Math.min(low, Math.fround(low));
      this.#high[offset] = Math.max(high, Math.fround(high));
    }
    this.#mostByte = Uint8Array.from({ length: map.form === "u8" ? map.size : 0 }, (_, place) => {
      const { high, scale, shift } = required(map.channels[Math.floor(place / map.window ** 2)]);
      return Math.round((high - shift) / scale);
    });
  }

  check(slot: number): void {
    const { layout, row, byteRow } = this.#observer;
    const numbers = required(row[slot]);
    const low = this.#low;
    const high = this.#high;
    for (let place = 0; place < numbers.length; place++) {
      const value = numbers[place] ?? Number.NaN;
      // NaN fails as well.
      if (value >= (low[place] ?? 0) && value <= (high[place] ?? 0)) continue;
      this.outside.set(`${layout.variant} ${place}`, value);
    }
    const bytes = required(byteRow[slot]);
    for (let place = 0; place < bytes.length; place++) {
      const byte = bytes[place] ?? Number.NaN;
      if (byte >= 0 && byte <= (this.#mostByte[place] ?? 0)) continue;
      this.outside.set(`byte ${place}`, byte);
    }
  }
}

test("every number of an observation is finite and within its range, whatever is done to the town", () => {
  const config = busyConfig();
  const town = createTown(config, 11n);
  const dice = new Dice(11);
  const observers = everyLayout(config, town);
  const ranges = observers.map((observer) => new Ranges(observer));
  let seen = 0;
  while (seen < AGENT_TICKS) {
    runTick(town, nextOperations(dice, town));
    observers.forEach((observer, index) => {
      observeAll(observer);
      for (let place = 0; place < livingPeople(town); place++) {
        ranges[index]?.check(at(town.world.live, place));
      }
    });
    seen += livingPeople(town);
  }
  expect(ranges.map(({ outside }) => Array.from(outside))).toEqual(observers.map(() => []));
}, 60_000);

test("observing changes nothing, and what an observer keeps is what a new one would see", () => {
  const config = busyConfig();
  const watched = createTown(config, 5n);
  const alone = createTown(config, 5n);
  const observers = everyLayout(config, watched);
  const dice = new Dice(5);
  const flag = 16;
  for (let tick = 1; tick <= 1500; tick++) {
    const commands = nextOperations(dice, watched);
    runTick(watched, commands);
    runTick(alone, commands);
    // Not every tick: an observer catches up with whatever it has missed.
    if (dice.once(3)) for (const observer of observers) observeAll(observer);
    if (tick % 100 !== 0) continue;
    expect(stateHash(watched)).toBe(stateHash(alone));
    for (const observer of observers) {
      observeAll(observer);
      const fresh = createObserver(watched, observer.layout);
      observeAll(fresh);
      for (let place = 0; place < livingPeople(watched); place++) {
        const slot = at(watched.world.live, place);
        const { map, size, features } = observer.layout;
        const told = size - features.length + flag;
        const kept = Array.from(observer.row[slot] ?? []);
        const anew = Array.from(fresh.row[slot] ?? []);
        // Only the first look at somebody tells of a reset.
        kept[told] = anew[told] ?? 0;
        expect(kept, `${map.form} ${observer.layout.variant} at ${tick}`).toEqual(anew);
        expect(observer.byteRow[slot]).toEqual(fresh.byteRow[slot]);
      }
      const { layers } = observer.ground;
      expect(layers.bytes).toEqual(fresh.ground.layers.bytes);
      expect(layers.holds).toEqual(fresh.ground.layers.holds);
    }
  }
});
