import { PHASES, type PhaseProbe } from "../../sim/tick.ts";
import type { SlowTick } from "../../sim/telemetry/sections/host-sections.ts";

/** How many of the slowest ticks are remembered, and for how many ticks. */
const SLOWEST = 10;
const REMEMBERED_TICKS = 10_000;

/** Takes the time of ticks and their parts while somebody asks for it. Milliseconds. */
export class Stopwatch {
  #asking = 0;
  #start = 0;
  /** When each part of the tick ended; the last total; sums over all ticks that were timed. */
  readonly #ends = new Float64Array(PHASES.length);
  readonly #sums = new Float64Array(PHASES.length);
  #ticks = 0;
  #last = 0;
  /** Slowest first. */
  readonly #slowest: SlowTick[] = [];
  readonly #probe: PhaseProbe = (phase) => {
    this.#ends[phase] = performance.now();
  };

  /** Ticks are timed until the function that this returns is called. */
  ask(): () => void {
    this.#asking += 1;
    let isAsking = true;
    return () => {
      if (isAsking) this.#asking -= 1;
      isAsking = false;
    };
  }

  /** A tick begins. What the tick is to call after each of its parts; undefined when nobody asks. */
  begin(): PhaseProbe | undefined {
    if (this.#asking === 0) return undefined;
    this.#start = performance.now();
    return this.#probe;
  }

  /** The tick that `begin` was called for has run. */
  end(tick: number): void {
    if (this.#asking === 0) return;
    let before = this.#start;
    for (let phase = 0; phase < PHASES.length; phase++) {
      const end = this.#ends[phase] ?? before;
      this.#sums[phase] = (this.#sums[phase] ?? 0) + end - before;
      before = end;
    }
    this.#ticks += 1;
    this.#last = before - this.#start;
    this.#rank(tick);
  }

  #rank(tick: number): void {
    const slowest = this.#slowest;
    const stale = slowest.findIndex((one) => one.tick <= tick - REMEMBERED_TICKS);
    if (stale >= 0) slowest.splice(stale, 1);
    const least = slowest.at(-1)?.ms ?? 0;
    if (slowest.length === SLOWEST && this.#last <= least) return;
    slowest.push({ tick, ms: rounded(this.#last), phases_ms: this.#phasesOfLast() });
    slowest.sort((a, b) => b.ms - a.ms);
    slowest.length = Math.min(slowest.length, SLOWEST);
  }

  #phasesOfLast(): Record<string, number> {
    let before = this.#start;
    const phases: Record<string, number> = {};
    PHASES.forEach((name, phase) => {
      const end = this.#ends[phase] ?? before;
      phases[name] = rounded(end - before);
      before = end;
    });
    return phases;
  }

  /** Of the last tick that was timed. */
  get lastMs(): number {
    return rounded(this.#last);
  }

  /** Of the last 10,000 ticks those that were among the slowest when they ran, slowest first. */
  get slowest(): readonly SlowTick[] {
    return [...this.#slowest];
  }

  /** Mean of each part of a tick; empty before the first. */
  get phases(): Record<string, number> {
    if (this.#ticks === 0) return {};
    return Object.fromEntries(
      PHASES.map((name, phase) => [name, rounded((this.#sums[phase] ?? 0) / this.#ticks)]),
    );
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}
