import path from "node:path";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { Dice } from "../../main/soak/dice.ts";
import { newTown, openTown } from "../../main/town/open-town.ts";
import type { TownHost } from "../../main/town/town-host.ts";
import { good } from "../helpers/town-file.ts";
import { type ReferenceLife, bornAs, liveOnce, someTicks } from "./reference-life.ts";

export interface RestorePlan {
  readonly seed: number;
  readonly ticks: number;
  /** How often the town is saved, its file closed and opened again. */
  readonly points: number;
  /** For its file. */
  readonly folder: string;
}

/**
 * A town that is saved, closed and opened again at random ticks, every other time at a tick of its past,
 * against one that lives without interruption under the same operations. Returns what differs, in words.
 */
export async function restoredLife(config: TownConfig, plan: RestorePlan): Promise<string[]> {
  const { seed, ticks, points, folder } = plan;
  const dice = new Dice(seed);
  const stops = someTicks(dice, points, 1, ticks - 1).toSorted((a, b) => a - b);
  const backTo = new Map(stops.map((stop, at) => [stop, at % 2 === 0 ? stop : dice.below(stop)]));
  const asked = [...stops, ...backTo.values(), ticks];
  const life = liveOnce(bornAs(config, seed), { until: ticks, dice, ticks: asked });
  const file = path.join(folder, `seed-${seed}.townlet`);
  const parts = { scenario: "default", title: "Restored", file, replace: true };
  let host = good(await newTown({ ...parts, config: { ...config, seed } }));
  const wrong: string[] = [];
  const compare = (when: string): void => {
    const isEqual = stateHash(host.town) === life.hashes.get(host.tick);
    if (!isEqual) wrong.push(`seed ${seed}: other at tick ${host.tick}, ${when}`);
  };
  for (const stop of stops) {
    liveUntil(host, life, stop);
    compare("before it was closed");
    good(await host.close());
    host = good(await openTown(file, { at: backTo.get(stop) ?? stop }));
    compare("after it was opened");
  }
  liveUntil(host, life, ticks);
  compare("at the end");
  if (outcomeHash(host.town) !== outcomeHash(life.end)) wrong.push(`seed ${seed}: another outcome`);
  if (host.divergedAt !== null)
    wrong.push(`seed ${seed}: the past of tick ${host.divergedAt} differs`);
  good(await host.close());
  return wrong;
}

/** Runs a town up to a tick with the operations of its reference; the past has its own on record. */
export function liveUntil(host: TownHost, { inputs }: ReferenceLife, tick: number): void {
  host.advance(Math.min(host.head, tick) - host.tick);
  for (let next = host.tick + 1; next <= tick; next++) {
    const commands = inputs.get(next);
    if (commands !== undefined) host.schedule(next, commands);
  }
  while (host.tick < tick) {
    if (host.advance(tick - host.tick) > 0) continue;
    if (host.problem !== null) throw new Error(host.problem.message);
    host.handOver();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}
