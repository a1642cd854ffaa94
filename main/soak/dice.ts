import { type RngState, nextFloat, seedRng } from "../../sim/rng/rng.ts";

/** Chance of a campaign: its own generator, so that it draws nothing from the town's. */
export class Dice {
  readonly #state: RngState = new Int32Array(4);

  constructor(seed: number) {
    seedRng(this.#state, Math.floor(seed / 4294967296), seed | 0);
  }

  /** A whole number from 0 to `below` − 1. */
  below(below: number): number {
    return Math.floor(nextFloat(this.#state) * below);
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** A fraction in [0, 1), with the ends 0 and 1 each once in eight times. */
  level(): number {
    const kind = this.below(8);
    return kind < 2 ? kind : nextFloat(this.#state);
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  }
}
