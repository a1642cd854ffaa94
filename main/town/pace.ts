import type { Speed } from "../../preload/contract.ts";
import { forgiveLag, msUntilDue, startClock, ticksDue } from "./clock.ts";
import type { Clock } from "./clock.ts";

/** One stretch of ticks never blocks the process for longer, so that questions are answered in between. */
const SLICE_MS = 8;

/** A town at rest is looked after this often: pending writes, the status line. */
const IDLE_MS = 250;

/** Runs up to `limit` ticks while `mayGoOn`; returns the tick that the town has reached. */
export type Advance = (limit: number, mayGoOn: () => boolean) => number;

/** Calls for ticks when they are due and sleeps in between. */
export class Pace {
  readonly #advance: Advance;
  #tickMs = 1;
  #clock: Clock = startClock(0, 1, 0, 0);
  #speed: Speed = 0;
  #tick = 0;
  #timer: NodeJS.Timeout | undefined;
  #rateSince = { ms: 0, tick: 0 };
  #rate = 0;

  constructor(advance: Advance) {
    this.#advance = advance;
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** Ticks a second, measured over the last second or so. */
  get ticksPerSecond(): number {
    return this.#rate;
  }

  /** From here on the town is at `tick`, and a tick takes `tickMs` at 1×. */
  follow(tickMs: number, speed: Speed, tick: number): void {
    this.#tickMs = tickMs;
    this.setSpeed(speed, tick);
  }

  setSpeed(speed: Speed, tick: number): void {
    const now = performance.now();
    this.#speed = speed;
    this.#tick = tick;
    this.#clock = startClock(speed, this.#tickMs, now, tick);
    this.#rateSince = { ms: now, tick };
    this.#rate = 0;
    this.#sleep(0);
  }

  #run(): void {
    const start = performance.now();
    this.#clock = forgiveLag(this.#clock, start, this.#tick);
    const due = ticksDue(this.#clock, start, this.#tick);
    const clock = this.#clock;
    const reached = this.#advance(due, () => performance.now() - start < SLICE_MS);
    if (this.#clock !== clock) return; // The speed was changed on the way, and a timer set.
    this.#tick = reached;
    const now = performance.now();
    this.#measure(now);
    this.#sleep(Math.min(IDLE_MS, msUntilDue(this.#clock, now, this.#tick)));
  }

  #measure(now: number): void {
    const { ms, tick } = this.#rateSince;
    if (now - ms < 1000) return;
    this.#rate = ((this.#tick - tick) * 1000) / (now - ms);
    this.#rateSince = { ms: now, tick: this.#tick };
  }

  #sleep(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), Math.ceil(ms));
  }
}
