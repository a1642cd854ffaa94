/** After a longer silence, in milliseconds, the town was paused or the window hidden: it says nothing about the pace. */
const LONGEST_GAP = 1500;

/**
 * The tick that is drawn, with a fraction. It runs at the measured pace of arriving frames, a little
 * behind the newest, so that there is nearly always a frame on either side to blend between.
 */
export class DisplayClock {
  /** Tick to draw. */
  tick = 0;
  private started = false;
  /** Ticks per millisecond, smoothed. */
  private pace = 0;
  /** Milliseconds between frames, smoothed. */
  private gap = 100;
  private lastArrival = 0;
  private lastTick = 0;

  /** Forgets everything: another town, or a jump. */
  reset(): void {
    this.started = false;
    this.pace = 0;
    this.gap = 100;
  }

  /** Notes that the frame of `tick` arrived at `now` (milliseconds). */
  arrived(tick: number, now: number): void {
    if (!this.started || tick < this.lastTick) {
      this.reset();
      this.started = true;
      this.tick = tick;
    } else if (now - this.lastArrival < LONGEST_GAP) {
      const elapsed = Math.max(1, now - this.lastArrival);
      const pace = (tick - this.lastTick) / elapsed;
      // Another speed is taken over at once, jitter is smoothed away.
      const jump = this.pace === 0 || pace > this.pace * 4 || pace < this.pace / 4;
      this.pace += (pace - this.pace) * (jump ? 0.6 : 0.12);
      this.gap += (elapsed - this.gap) * 0.15;
    }
    this.lastArrival = now;
    this.lastTick = tick;
  }

  /**
   * Moves on by `elapsed` milliseconds towards `newest`; `paused` lets it come to rest exactly there.
   * Returns whether the drawn tick changed.
   */
  advance(elapsed: number, newest: number, paused: boolean): boolean {
    if (!this.started) return false;
    const before = this.tick;
    if (paused) {
      const rest = newest - this.tick;
      this.tick = Math.abs(rest) < 0.02 ? newest : this.tick + rest * Math.min(1, elapsed / 90);
      return this.tick !== before;
    }
    const behind = newest - this.tick;
    const wanted = Math.max(this.pace * this.gap * 1.15, this.pace > 0 ? 0.6 : 0);
    // Far off (a hidden window, a jump of speed): catch up at once rather than race through.
    if (behind > wanted * 4 + 8) this.tick = newest - wanted;
    const correction = (newest - this.tick - wanted) * 0.0022;
    const step = elapsed * Math.max(0, this.pace + correction);
    this.tick = Math.min(newest, this.tick + step);
    return this.tick !== before;
  }
}
