import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Command } from "../../sim/console/commands.ts";
import { createTown } from "../../sim/create-town.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import type { Dice } from "../../main/soak/dice.ts";
import { nextOperations } from "../../main/soak/operations.ts";
import { copyTown } from "../helpers/copy-town.ts";

/** A life without interruption: what was done in it, and what it was like. */
export interface ReferenceLife {
  /** Commands by the tick they are given in. */
  readonly inputs: ReadonlyMap<number, readonly Command[]>;
  /** Hash of the state by tick, of those ticks that are asked about. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly end: Town;
  /** The town as it was at `copyAt`, in memory of its own. */
  readonly copy: Town | null;
}

export interface LifePlan {
  readonly until: number;
  readonly dice: Dice;
  /** Ticks that are asked about. */
  readonly ticks: Iterable<number>;
  readonly copyAt?: number;
}

/** Lets a town live in memory, with operations by chance, never stored and never stopped. */
export function liveOnce(town: Town, { until, dice, ticks, copyAt }: LifePlan): ReferenceLife {
  const inputs = new Map<number, readonly Command[]>();
  const hashes = new Map<number, string>();
  const asked = new Set(ticks);
  let copy: Town | null = null;
  for (let tick = town.world.town.tick[0] ?? 0; ; tick++) {
    if (asked.has(tick)) hashes.set(tick, stateHash(town));
    if (tick === copyAt) copy = copyTown(town);
    if (tick >= until) return { inputs, hashes, end: town, copy };
    const commands = nextOperations(dice, town);
    if (commands.length > 0) inputs.set(tick + 1, commands);
    runTick(town, commands);
  }
}

export function bornAs(config: TownConfig, seed: number): Town {
  return createTown({ ...config, seed });
}

/** So many different ticks of [from, to], in no order. */
export function someTicks(dice: Dice, count: number, from: number, to: number): number[] {
  const ticks = new Set<number>();
  while (ticks.size < Math.min(count, to - from + 1)) ticks.add(from + dice.below(to - from + 1));
  return [...ticks];
}
