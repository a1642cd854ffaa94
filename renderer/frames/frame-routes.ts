import { HEADER } from "../../sim/telemetry/frame.ts";
import { FrameStore } from "./frame-store.ts";

/** Of so many scenes that nobody shows the last frame is kept. */
const KEPT = 4;

/**
 * Leads every frame to the store of its scene. Frames and scenes travel on different ways, and of a town that stands
 * still there is one frame only: so the last one of a scene that is not shown yet waits for it.
 */
export class FrameRoutes {
  /** The town that is shown, and the one beside it in a comparison. */
  readonly main = new FrameStore();
  readonly beside = new FrameStore();
  /** By scene. */
  private readonly early = new Map<number, Int32Array>();

  /** From now on `frames` is fed with this scene. */
  show(frames: FrameStore, scene: number): void {
    frames.setScene(scene);
    const waiting = this.early.get(scene);
    this.early.delete(scene);
    if (waiting !== undefined) frames.accept(waiting);
  }

  /** Takes in one message of the frame port. */
  accept(frame: Int32Array): void {
    if (this.main.accept(frame) || this.beside.accept(frame)) return;
    const scene = frame[HEADER.scene] ?? 0;
    // Put last again: the oldest scenes are forgotten first.
    this.early.delete(scene);
    this.early.set(scene, frame);
    for (const oldest of this.early.keys()) {
      if (this.early.size <= KEPT) break;
      this.early.delete(oldest);
    }
  }
}
