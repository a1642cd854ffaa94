const CAPACITY = 240;

/** Gaps between drawn frames, as a ring; the longest stretch of stillness does not count. */
export class FrameTimes {
  private readonly gaps = new Float64Array(CAPACITY);
  private count = 0;
  private last = -1;

  /** Notes a frame drawn at `now`, in milliseconds. */
  add(now: number): void {
    if (this.last >= 0) this.gaps[this.count++ % CAPACITY] = now - this.last;
    this.last = now;
  }

  /** Nothing was drawn: the gap to the next frame means nothing. */
  pause(): void {
    this.last = -1;
  }

  get samples(): number {
    return Math.min(this.count, CAPACITY);
  }

  /** The gap that `share` of the frames stay under, in milliseconds; 0 before there are any. */
  percentile(share: number): number {
    const sorted = this.gaps.slice(0, this.samples).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }

  clear(): void {
    this.count = 0;
    this.last = -1;
  }
}
