const CAPACITY = 240;

/** What something has cost the last times, in milliseconds. */
export class CostTimes {
  private readonly costs = new Float64Array(CAPACITY);
  private count = 0;

  add(ms: number): void {
    this.costs[this.count++ % CAPACITY] = ms;
  }

  /** As if nothing had been measured yet. */
  clear(): void {
    this.count = 0;
  }

  get samples(): number {
    return Math.min(this.count, CAPACITY);
  }

  /** What `share` of them stay under; 0 before there are any. */
  percentile(share: number): number {
    const sorted = this.costs.slice(0, this.samples).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  }
}
