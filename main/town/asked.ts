import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";

/** Hears of a command in the tick that carried it out; null where no tick ever will. Never throws. */
export type Hearer = (tick: number, answer: Answer | null) => void;

/** Commands whose answers somebody waits for. Each is known by being the very object that was handed in. */
export class Asked {
  readonly #hearers = new Map<Command, Hearer>();

  wait(commands: readonly Command[], hearer: Hearer): void {
    for (const command of commands) this.#hearers.set(command, hearer);
  }

  answer(command: Command, tick: number, answer: Answer): void {
    const hearer = this.#hearers.get(command);
    if (hearer === undefined) return;
    this.#hearers.delete(command);
    hearer(tick, answer);
  }

  /** Nothing that waits will be carried out any more. */
  forsake(tick: number): void {
    const hearers = [...this.#hearers.values()];
    this.#hearers.clear();
    for (const hearer of hearers) hearer(tick, null);
  }
}
