import { deflateSync, inflateSync } from "node:zlib";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { layoutOf } from "../../sim/observations/layout.ts";
import { observeInPlace } from "../../sim/observations/observe.ts";
import { createObserver, syncLayers } from "../../sim/observations/observer.ts";
import { VARIANTS, type Variant } from "../../sim/observations/variants.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { compileRules } from "../../sim/rules.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { frameInts, writeFrame } from "../../sim/telemetry/write-frame.ts";
import { runTick } from "../../sim/tick.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { allocatedBy } from "./garbage.ts";

export type Samples = number[];

export interface Bench {
  readonly name: string;
  readonly unit: string;
  /** Measured only when it is asked for by name: it takes its time. */
  readonly isSlow?: boolean;
  /** People in the one town whose ticks are measured. */
  readonly people?: number;
  /** Makes what is measured; the function it returns measures once. `end` takes what is to be done when all is measured. */
  readonly prepare: (config: TownConfig, end: (act: CleanUp) => void) => Round | Promise<Round>;
}

export type Round = () => Samples | Promise<Samples>;
export type CleanUp = () => void | Promise<void>;

const TICKS_PER_ROUND = 2000;
const REPEATS_PER_ROUND = 50;
/** Ticks until everything is compiled that happens every day: before, numbers are boxed. */
const SETTLING = 200_000;

/** A town on its second day: everybody knows their way, and has something to do. */
export function livedIn(config: TownConfig): Town {
  const town = createTown(config);
  for (let tick = 0; tick < 1500; tick++) runTick(town);
  return town;
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function timed(make: (config: TownConfig) => () => void): Bench["prepare"] {
  return (config) => {
    const work = make(config);
    const all = (): void => {
      for (let repeat = 0; repeat < REPEATS_PER_ROUND; repeat++) work();
    };
    return () => [(milliseconds(all) * 1000) / REPEATS_PER_ROUND];
  };
}

function runTicks(town: Town, ticks: number): void {
  for (let tick = 0; tick < ticks; tick++) runTick(town);
}

/** Nanoseconds of one observation after each tick of a day in which everybody is observed in place. */
function observing(variant: Variant): Bench {
  return {
    name: `observe-${variant}`,
    unit: "ns/observation",
    prepare: (config) => {
      const town = livedIn(config);
      const observer = createObserver(town, layoutOf(config, variant));
      return () =>
        Array.from({ length: TICKS_PER_ROUND }, () => {
          runTick(town);
          const { live, town: counters } = town.world;
          const people = counters.liveCount[0] ?? 0;
          const all = (): void => {
            syncLayers(observer);
            for (let place = 0; place < people; place++) observeInPlace(observer, live[place] ?? 0);
          };
          return (milliseconds(all) * 1e6) / people;
        });
    },
  };
}

export const TOWN_BENCHES: readonly Bench[] = [
  {
    name: "tick-rate",
    unit: "ticks/s",
    prepare: (config) => {
      const town = livedIn(config);
      return () => [(TICKS_PER_ROUND * 1000) / milliseconds(() => runTicks(town, TICKS_PER_ROUND))];
    },
  },
  {
    name: "tick-time",
    unit: "µs",
    prepare: (config) => {
      const town = livedIn(config);
      return () =>
        Array.from({ length: TICKS_PER_ROUND }, () => milliseconds(() => runTick(town)) * 1000);
    },
  },
  {
    name: "tick-garbage",
    unit: "bytes/tick",
    prepare: (config) => {
      const town = livedIn(config);
      runTicks(town, SETTLING);
      return () => [allocatedBy(() => runTicks(town, TICKS_PER_ROUND)) / TICKS_PER_ROUND];
    },
  },
  ...VARIANTS.map(observing),
  {
    name: "state-hash",
    unit: "µs",
    prepare: timed((config) => {
      const town = livedIn(config);
      return () => stateHash(town);
    }),
  },
  {
    name: "snapshot-save",
    unit: "µs",
    prepare: timed((config) => {
      const town = livedIn(config);
      return () => deflateSync(encodeSnapshot(town));
    }),
  },
  {
    name: "snapshot-restore",
    unit: "µs",
    prepare: timed((config) => {
      const town = livedIn(config);
      const bytes = deflateSync(encodeSnapshot(town));
      return () => decodeSnapshot(config, new Uint8Array(inflateSync(bytes)), town.rules);
    }),
  },
  {
    name: "rules-compile",
    unit: "µs",
    prepare: timed((config) => () => compileRules(config)),
  },
  {
    name: "snapshot-size",
    unit: "bytes",
    prepare: (config) => {
      const town = livedIn(config);
      return () => [deflateSync(encodeSnapshot(town)).length];
    },
  },
  {
    name: "frame-write",
    unit: "µs",
    prepare: timed((config) => {
      const town = livedIn(config);
      const frame = new Int32Array(frameInts(town));
      return () => writeFrame(town, frame, 1, 1);
    }),
  },
];
