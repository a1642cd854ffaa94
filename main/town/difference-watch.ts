import type { Problem } from "../../preload/contract.ts";
import type { Difference } from "../../preload/timelines.ts";
import { thrownProblem } from "../problem.ts";
import { differenceOf } from "./compare-towns.ts";
import { firstDifference, livesOf } from "./first-difference.ts";
import type { TownHost } from "./town-host.ts";

/** Between two looks at least. */
const LOOK_EVERY_MS = 1000;

/** Who is told what was found. */
interface Heard {
  readonly found: (difference: Difference) => void;
  readonly failed: (problem: Problem) => void;
}

/** Looks whether two lives differ that were the same, as they go on side by side, until they do. */
export class DifferenceWatch {
  readonly #left: TownHost;
  readonly #right: TownHost;
  readonly #heard: Heard;
  /** Up to here both are the same. */
  #compared: number;
  #lookedMs = performance.now();
  #look: Promise<void> | null = null;
  #isOver = false;

  /** Both have been compared as far as they have come. */
  constructor(left: TownHost, right: TownHost, heard: Heard) {
    this.#left = left;
    this.#right = right;
    this.#heard = heard;
    this.#compared = this.#both;
  }

  /** The newest tick that both have. */
  get #both(): number {
    return Math.min(this.#left.head, this.#right.head);
  }

  /** Compares what has come since the last look, if it is time to. */
  lookOn(): void {
    const until = this.#both;
    const now = performance.now();
    if (this.#isOver || this.#look !== null || until <= this.#compared) return;
    if (now - this.#lookedMs < LOOK_EVERY_MS) return;
    this.#lookedMs = now;
    if (this.#areSameAt(until)) this.#compared = until;
    else this.#look = this.#search(until);
  }

  /** Mostly both stand at their newest tick, and nothing has to be read to know. */
  #areSameAt(tick: number): boolean {
    const [left, right] = [this.#left, this.#right];
    const areThere = left.tick === tick && right.tick === tick;
    return areThere && differenceOf(left.town, right.town) === null;
  }

  /** Finds the tick in the record. */
  async #search(until: number): Promise<void> {
    try {
      this.#left.handOver();
      this.#right.handOver();
      const lives = livesOf(this.#left, this.#right);
      if (lives === null) return;
      const found = await firstDifference(...lives, this.#compared, () => !this.#isOver);
      if (this.#isOver) return;
      this.#compared = until;
      this.#isOver = !found.ok || found.value !== null;
      if (!found.ok) this.#heard.failed(found.error);
      else if (found.value !== null) this.#heard.found(found.value);
    } catch (error) {
      if (!this.#isOver) this.#heard.failed(thrownProblem(error));
      this.#isOver = true;
    } finally {
      this.#look = null;
    }
  }

  /** Nothing is looked for any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#look;
  }
}
