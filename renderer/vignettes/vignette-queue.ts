import type { Vignette } from "../../sim/telemetry/vignette.ts";

/** How long one is shown, and the least while another waits, in milliseconds. */
const SHOWN_MS = 9000;
const LEAST_MS = 4500;
/** Pause between two, and at a hundred times, when people come and go by the minute. */
const PAUSE_MS = 400;
const RACING_PAUSE_MS = 9000;
/** What has waited longer than this is no news any more. */
const STALE_MS = 12_000;

/** Which vignette is to be seen: one at a time, the latest first, none that is stale. Times in milliseconds. */
export class VignetteQueue {
  private current: Vignette | null = null;
  private shownAt = 0;
  private endedAt = -Infinity;
  private waiting: Vignette | null = null;
  private arrivedAt = 0;

  get shown(): Vignette | null {
    return this.current;
  }

  /** Nothing is shown and nothing waits. */
  get isIdle(): boolean {
    return this.current === null && this.waiting === null;
  }

  /** The latest takes the place of whichever still waits. */
  add(vignette: Vignette, now: number): void {
    this.waiting = vignette;
    this.arrivedAt = now;
  }

  /** Puts the one that is shown away. */
  dismiss(now: number): void {
    if (this.current === null) return;
    this.current = null;
    this.endedAt = now;
  }

  /** Forgets everything: another town. */
  clear(): void {
    this.current = null;
    this.waiting = null;
    this.endedAt = -Infinity;
  }

  /** Moves on; `held` keeps the one that is shown, somebody reads it. Returns whether another one is shown now. */
  advance(now: number, { racing, held }: { racing: boolean; held: boolean }): boolean {
    const before = this.current;
    if (this.waiting !== null && now - this.arrivedAt > STALE_MS) this.waiting = null;
    const age = now - this.shownAt;
    const isOver = this.waiting === null || racing ? age > SHOWN_MS : age > LEAST_MS;
    if (this.current !== null && isOver && !held) this.dismiss(now);
    const pause = racing ? RACING_PAUSE_MS : PAUSE_MS;
    if (this.current === null && this.waiting !== null && now - this.endedAt > pause) {
      this.current = this.waiting;
      this.waiting = null;
      this.shownAt = now;
    }
    return this.current !== before;
  }
}
