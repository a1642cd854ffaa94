import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";

/** Hears of a command in the tick that carried it out; null where no tick ever will. Never throws. */
export type Hearer = (tick: number, answer: Answer | null) => void;

/** What became of a command. */
interface Answered {
  readonly tick: number;
  readonly command: Command;
  readonly answer: Answer;
}

/** How many answers are remembered. */
const KEPT_ANSWERS = 500;

/**
 * What became of the last commands, and who waits for the answer to one. Each is known by being the very
 * object that was handed in.
 */
export class Asked {
  /** The last ones that were carried out or refused, in order. */
  readonly answered: Answered[] = [];
  readonly #hearers = new Map<Command, Hearer>();

  wait(commands: readonly Command[], hearer: Hearer): void {
    for (const command of commands) this.#hearers.set(command, hearer);
  }

  answer(command: Command, tick: number, answer: Answer): void {
    this.answered.push({ tick, command, answer });
    if (this.answered.length > KEPT_ANSWERS) this.answered.shift();
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
