/** After a longer silence, in milliseconds, the town was paused or the window hidden: it says nothing about the pace. */
const LONGEST_GAP = 1500;
/** Milliseconds in which two thirds of the way to where the town stands still are done. */
const SETTLE_MS = 90;

/**
 * The tick that is drawn, with a fraction. It runs at the measured pace of arriving frames, a little
 * behind the newest, so that there is nearly always a frame on either side to blend between. After a step back it
 * glides back.
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

  /** Notes that the frame of `tick` arrived at `now` (milliseconds); after a cut it is shown at once. */
  arrived(tick: number, now: number, isCut = false): void {
    if (!this.started || isCut) {
      this.forgetPace();
      this.started = true;
      this.tick = tick;
    } else if (tick < this.lastTick) this.forgetPace();
    else if (now - this.lastArrival < LONGEST_GAP) {
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

  private forgetPace(): void {
    this.pace = 0;
    this.gap = 100;
  }

  /**
   * Moves on by `elapsed` milliseconds towards `newest`; `paused` lets it come to rest exactly there, as does the way
   * back. Returns whether the drawn tick changed.
   */
  advance(elapsed: number, newest: number, paused: boolean): boolean {
    if (!this.started) return false;
    const before = this.tick;
    if (paused || newest < this.tick) {
      const rest = newest - this.tick;
      const share = Math.min(1, elapsed / SETTLE_MS);
      this.tick = Math.abs(rest) < 0.02 ? newest : this.tick + rest * share;
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
