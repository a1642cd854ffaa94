import { CostTimes } from "./cost-times.ts";

/** Gaps between drawn frames; the longest stretch of stillness does not count. */
export class FrameTimes {
  private gaps = new CostTimes();
  private last = -1;

  /** Notes a frame drawn at `now`, in milliseconds. */
  add(now: number): void {
    if (this.last >= 0) this.gaps.add(now - this.last);
    this.last = now;
  }

  /** Nothing was drawn: the gap to the next frame means nothing. */
  pause(): void {
    this.last = -1;
  }

  get samples(): number {
    return this.gaps.samples;
  }

  /** The gap that `share` of the frames stay under, in milliseconds; 0 before there are any. */
  percentile(share: number): number {
    return this.gaps.percentile(share);
  }

  clear(): void {
    this.gaps = new CostTimes();
    this.last = -1;
  }
}
