const FIRST_MS = 500;
const MOST_MS = 60_000;
/** Whoever loses the picture again within this time has to wait longer for it. */
const SOON_MS = 60_000;

/**
 * When the picture in depth is tried again after the graphics driver let go of it: half a second later, and after twice as
 * long every time that this fails or does not last.
 */
export class SecondTry {
  private readonly attempt: () => boolean;
  private waitMs = FIRST_MS;
  private lostAt = -Infinity;
  private timer = 0;

  /** `attempt` returns whether there is nothing more to try. */
  constructor(attempt: () => boolean) {
    this.attempt = attempt;
  }

  /** The picture was lost just now. */
  plan(): void {
    const now = performance.now();
    if (now - this.lostAt > SOON_MS) this.waitMs = FIRST_MS;
    else this.slowDown();
    this.lostAt = now;
    this.wait();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private wait(): void {
    this.stop();
    this.timer = setTimeout(() => {
      if (this.attempt()) return;
      this.slowDown();
      this.wait();
    }, this.waitMs);
  }

  private slowDown(): void {
    this.waitMs = Math.min(MOST_MS, this.waitMs * 2);
  }
}
