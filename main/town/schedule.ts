import { NO_INPUTS, type TickInputs, joined } from "./inputs.ts";

/** What was given to ticks that have not run yet. */
export class Schedule {
  readonly #byTick = new Map<number, TickInputs>();

  at(tick: number): TickInputs {
    return this.#byTick.get(tick) ?? NO_INPUTS;
  }

  /** After what the tick has already. */
  add(tick: number, inputs: Partial<TickInputs>): void {
    this.#byTick.set(tick, joined(this.at(tick), { ...NO_INPUTS, ...inputs }));
  }

  /** The first tick from `tick` on that has fewer commands than `most`. */
  withRoom(tick: number, most: number): number {
    let found = tick;
    while (this.at(found).commands.length >= most) found += 1;
    return found;
  }

  forget(tick: number): void {
    this.#byTick.delete(tick);
  }

  clear(): void {
    this.#byTick.clear();
  }
}
