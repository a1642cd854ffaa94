import { FRAME_VERSION, HEADER } from "../../sim/telemetry/frame.ts";

const CAPACITY = 48;

/**
 * The last frames by rising tick, no React. Frames of other scenes are dropped, but for the last one: frames and scenes
 * travel on different ways, and of a town that stands still there is one frame only.
 */
export class FrameStore {
  private readonly frames: Int32Array[] = [];
  private scene = -1;
  private early: Int32Array | undefined;
  private readonly listeners = new Set<() => void>();

  /** Starts over for another town. */
  setScene(scene: number): void {
    this.scene = scene;
    this.frames.length = 0;
    const { early } = this;
    this.early = undefined;
    if (early !== undefined) this.accept(early);
  }

  /** Takes in one message of the frame port. Returns whether it was of use. */
  accept(frame: Int32Array): boolean {
    if (frame[HEADER.version] !== FRAME_VERSION) return false;
    if (frame[HEADER.scene] !== this.scene) {
      this.early = frame;
      return false;
    }
    const tick = tickOf(frame);
    const newest = this.newestTick;
    // Going back in time (a rewind) begins anew; a repeat of the same tick replaces it.
    if (tick < newest) this.frames.length = 0;
    if (tick === newest && this.frames.length > 0) this.frames.pop();
    this.frames.push(frame);
    if (this.frames.length > CAPACITY) this.frames.shift();
    for (const listener of this.listeners) listener();
    return true;
  }

  /** Calls back on every accepted frame until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get newest(): Int32Array | undefined {
    return this.frames.at(-1);
  }

  get newestTick(): number {
    const newest = this.newest;
    return newest === undefined ? -1 : tickOf(newest);
  }

  get oldestTick(): number {
    const oldest = this.frames[0];
    return oldest === undefined ? -1 : tickOf(oldest);
  }

  /** The frame at or before `tick`; the oldest when `tick` is before all of them. */
  frameBefore(tick: number): Int32Array | undefined {
    for (let index = this.frames.length - 1; index > 0; index--) {
      const frame = this.frames[index];
      if (frame !== undefined && tickOf(frame) <= tick) return frame;
    }
    return this.frames[0];
  }

  /** The first frame after `tick`; the newest when there is none. */
  frameAfter(tick: number): Int32Array | undefined {
    for (const frame of this.frames) if (tickOf(frame) > tick) return frame;
    return this.newest;
  }
}

export function tickOf(frame: Int32Array): number {
  return frame[HEADER.tick] ?? 0;
}
