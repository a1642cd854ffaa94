import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Command } from "../../sim/console/commands.ts";
import { createTown } from "../../sim/create-town.ts";
import { stateHash } from "../../sim/snapshot/hash.ts";
import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { Dice } from "./dice.ts";
import { nextOperations } from "./operations.ts";

/** Ticks between the states that are kept to go back to. */
const KEPT_EVERY = 1000;

/** One seed from several numbers; differs in all bits where any of them does. */
export function mixed(...parts: readonly number[]): number {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (const part of parts) {
    high = Math.imul(high ^ Math.floor(part / 4294967296), 0xc2b2ae35);
    low = Math.imul(low ^ (part | 0), 0x27d4eb2f);
    high = Math.imul((high ^ (high >>> 15)) + low, 0x2c1b3c6d);
    low = Math.imul((low ^ (low >>> 13)) + high, 0x297a2d39);
  }
  return (high >>> 11) * 4294967296 + (low >>> 0);
}

/**
 * What operators do to a town in the tick after the one it stands at. It depends on the seed, the life and the
 * tick alone, so whoever lives these ticks, once or again, is given the same.
 */
export function inputsOf(seed: number, timeline: string, town: Town): readonly Command[] {
  const life = [...timeline].reduce((sum, letter) => mixed(sum, letter.charCodeAt(0)), 0);
  const tick = (town.world.town.tick[0] ?? 0) + 1;
  return nextOperations(new Dice(mixed(seed, life, tick)), town);
}

interface Lived {
  readonly parent: string | null;
  /** Newest tick shared with the parent. */
  readonly at: number;
  /** Furthest it has been lived here; null where nobody has asked yet. */
  town: Town | null;
  readonly kept: Map<number, Uint8Array>;
}

/**
 * The same towns without a file, an interruption or a fault: what every recovered one is held against. Lives are
 * lived as far as somebody asks, each from where it parts from another.
 */
export class Reference {
  readonly #config: TownConfig;
  readonly #seed: number;
  readonly #lives = new Map<string, Lived>();

  /** `config.seed` is the town's own seed; `seed` is that of what is done to it. */
  constructor(config: TownConfig, seed: number, first: string) {
    this.#config = config;
    this.#seed = seed;
    this.#lives.set(first, { parent: null, at: 0, town: null, kept: new Map() });
  }

  /** From tick `at` on, `timeline` goes another way than `parent`. */
  branch(timeline: string, parent: string, at: number): void {
    this.#lives.set(timeline, { parent, at, town: null, kept: new Map() });
  }

  /** What the state of a life has to be at a tick. */
  hashAt(timeline: string, tick: number): string {
    return stateHash(this.townAt(timeline, tick));
  }

  /** The town itself; it is to be looked at only, and until the next question. */
  townAt(timeline: string, tick: number): Town {
    const life = this.#lives.get(timeline);
    if (life === undefined) throw new Error(`there is no life called ${timeline}`);
    if (life.parent !== null && tick <= life.at) return this.townAt(life.parent, tick);
    const town = this.#start(life, tick);
    for (let now = tickOf(town); now < tick; now++) {
      if (now % KEPT_EVERY === 0 && !life.kept.has(now)) life.kept.set(now, encodeSnapshot(town));
      runTick(town, inputsOf(this.#seed, timeline, town));
    }
    if (life.town === null || tick >= tickOf(life.town)) life.town = town;
    return town;
  }

  /** The newest town at or before a tick that belongs to nobody else. */
  #start(life: Lived, tick: number): Town {
    if (life.town !== null && tickOf(life.town) <= tick) return life.town;
    const newest = Math.max(-1, ...[...life.kept.keys()].filter((kept) => kept <= tick));
    const bytes = life.kept.get(newest) ?? null;
    if (bytes !== null) return this.#awake(bytes);
    if (life.parent === null) return createTown(this.#config);
    return this.#awake(encodeSnapshot(this.townAt(life.parent, life.at)));
  }

  #awake(bytes: Uint8Array): Town {
    const town = decodeSnapshot(this.#config, bytes);
    if (!town.ok) throw new Error(town.error.message);
    return town.value;
  }
}

function tickOf({ world }: Town): number {
  return world.town.tick[0] ?? 0;
}
