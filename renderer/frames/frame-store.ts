import { FRAME_VERSION, HEADER } from "../../sim/telemetry/frame.ts";

const CAPACITY = 48;
/** So many ticks back, or ahead of a town that stands still, people are seen to go; farther off the picture is cut. */
export const NEAR_TICKS = 8;
/** A running town may be late with a frame by what it does in 0.3 s. */
const LATE_TICKS_PER_SPEED = 1.2;

/** `isCut` says that what is shown next has nothing to do with what was shown. */
export type FrameListener = (isCut: boolean) => void;

/**
 * The frames around the one that came last, by rising tick, no React. After a short way back those of later ticks
 * stay for as long as somebody is on the way from them, until a newer frame of the same ticks is there.
 */
export class FrameStore {
  private readonly frames: Int32Array[] = [];
  private scene = -1;
  private last: Int32Array | undefined;
  private readonly listeners = new Set<FrameListener>();

  /** Starts over for another town. */
  setScene(scene: number): void {
    this.scene = scene;
    this.frames.length = 0;
    this.last = undefined;
  }

  /** Takes in one frame. Returns whether it was of use: those of other scenes are not. */
  accept(frame: Int32Array): boolean {
    if (frame[HEADER.version] !== FRAME_VERSION || frame[HEADER.scene] !== this.scene) return false;
    const { last } = this;
    const isCut = last === undefined || isFar(last, frame);
    if (isCut) this.frames.length = 0;
    else this.makeRoom(tickOf(last), tickOf(frame));
    this.put(frame);
    this.last = frame;
    for (const listener of this.listeners) listener(isCut);
    return true;
  }

  /** What lay ahead of the last frame is out of date up to the new one, and so is an older frame of its tick. */
  private makeRoom(last: number, tick: number): void {
    const kept = Math.min(last, tick - 1);
    for (let index = this.frames.length - 1; index >= 0; index--) {
      const frame = this.frames[index];
      if (frame === undefined || tickOf(frame) <= kept) return;
      if (tickOf(frame) <= tick) this.frames.splice(index, 1);
    }
  }

  private put(frame: Int32Array): void {
    const tick = tickOf(frame);
    const found = this.frames.findIndex((one) => tickOf(one) > tick);
    const index = found < 0 ? this.frames.length : found;
    this.frames.splice(index, 0, frame);
    if (this.frames.length <= CAPACITY) return;
    if (index < CAPACITY / 2) this.frames.pop();
    else this.frames.shift();
  }

  /** Calls back on every accepted frame until the returned function is called. */
  subscribe(listener: FrameListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The frame that came last: what is to be shown. */
  get newest(): Int32Array | undefined {
    return this.last;
  }

  get newestTick(): number {
    return this.last === undefined ? -1 : tickOf(this.last);
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

  /** The first frame after `tick`; the latest when there is none. */
  frameAfter(tick: number): Int32Array | undefined {
    for (const frame of this.frames) if (tickOf(frame) > tick) return frame;
    return this.frames.at(-1);
  }
}

export function tickOf(frame: Int32Array): number {
  return frame[HEADER.tick] ?? 0;
}

function isFar(last: Int32Array, frame: Int32Array): boolean {
  const ticks = tickOf(frame) - tickOf(last);
  if (ticks <= 0) return -ticks > NEAR_TICKS;
  const speed = Math.max(last[HEADER.speed] ?? 0, frame[HEADER.speed] ?? 0);
  return ticks > NEAR_TICKS + LATE_TICKS_PER_SPEED * speed;
}
