import { type Clock, forgiveLag, msUntilDue, startClock, ticksDue } from "../town/clock.ts";
import type { TownHost } from "../town/town-host.ts";

/** Questions and timers get their turn this often. */
const SLICE_MS = 8;
/** A town at rest is looked after this often. */
const IDLE_MS = 100;

/** The pace at which a town without a window lives: any multiple of 1×, 0 stands still. */
export class Beat {
  readonly #host: TownHost;
  #speed: number;
  #clock: Clock;
  #wake: (() => void) | null = null;

  constructor(host: TownHost, speed: number) {
    this.#host = host;
    this.#speed = speed;
    this.#clock = this.#start();
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#clock = this.#start();
    this.wake();
  }

  /** Runs what is due, never beyond `end`. A town that stands still runs a tick where commands wait for one. */
  run(end: number): void {
    const host = this.#host;
    const start = performance.now();
    this.#clock = forgiveLag(this.#clock, start, host.tick);
    const due = this.#speed === 0 ? Number(host.isAsked) : ticksDue(this.#clock, start, host.tick);
    host.advance(Math.min(due, end - host.tick), () => performance.now() - start < SLICE_MS);
    if (this.#speed === 0 && due > 0) this.#clock = this.#start();
    host.handOverIfDue();
  }

  /** Waits until a tick is due, or somebody wakes it. */
  async rest(): Promise<void> {
    const left = this.#left();
    await new Promise<void>((resolve) => {
      if (left <= 0) {
        setImmediate(resolve);
        return;
      }
      const timer = setTimeout(resolve, Math.min(IDLE_MS, Math.ceil(left)));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  wake(): void {
    this.#wake?.();
  }

  /** Milliseconds until there is something to do. */
  #left(): number {
    const host = this.#host;
    if (host.problem !== null) return IDLE_MS;
    if (this.#speed === 0 && host.isAsked) return 0;
    return msUntilDue(this.#clock, performance.now(), host.tick);
  }

  #start(): Clock {
    const { town, tick } = this.#host;
    return startClock(this.#speed, town.config.time.tick_ms, performance.now(), tick);
  }
}
