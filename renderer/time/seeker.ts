/** Shows a tick of the town, and resolves when it is shown, or cannot be. */
export type Seek = (tick: number) => Promise<void>;

/**
 * Looks for a tick: one at a time, and of those that are wished for meanwhile only the last. However fast
 * somebody scrubs, the town is never behind by more than one.
 */
export class Seeker {
  private readonly seek: Seek;
  private readonly onWish: (tick: number | null) => void;
  private wanted: number | null = null;
  private isBusy = false;

  /** `onWish` hears which tick is wished for, and null once it is shown. */
  constructor(seek: Seek, onWish: (tick: number | null) => void) {
    this.seek = seek;
    this.onWish = onWish;
  }

  async go(tick: number): Promise<void> {
    this.wanted = tick;
    this.onWish(tick);
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      while (this.wanted !== null) {
        const next: number = this.wanted;
        await this.seek(next);
        if (this.wanted === next) this.wanted = null;
      }
    } finally {
      this.wanted = null;
      this.isBusy = false;
      this.onWish(null);
    }
  }
}
