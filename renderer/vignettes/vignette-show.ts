import type { Vignette } from "../../sim/telemetry/vignette.ts";
import { reducesMotion, store } from "../state.ts";
import type { Eye } from "../scene/view.ts";
import { VignetteQueue } from "./vignette-queue.ts";

const LOOK_EVERY_MS = 200;
/** While somebody reads it, it stays. */
const READ = ".vignette:is(:hover, :focus-within)";

/** Shows who comes and who goes, one after the other, and has the camera look where it happens. */
export class VignetteShow {
  private readonly queue = new VignetteQueue();
  /** The camera of the town that is drawn, if one is. */
  private readonly eye: () => Eye | undefined;
  private timer = 0;

  constructor(eye: () => Eye | undefined) {
    this.eye = eye;
  }

  add(vignette: Vignette): void {
    // Two towns side by side leave no room for it, and their cameras to people.
    if (store.getState().comparison !== null) return;
    this.queue.add(vignette, performance.now());
    if (this.timer === 0) this.timer = window.setInterval(() => this.look(), LOOK_EVERY_MS);
    this.look();
  }

  dismiss(): void {
    this.queue.dismiss(performance.now());
    this.changed();
  }

  /** Another town. */
  clear(): void {
    this.queue.clear();
    this.changed();
  }

  private look(): void {
    const racing = store.getState().status?.speed === 100;
    const held = document.querySelector(READ) !== null;
    const changed = this.queue.advance(performance.now(), { racing, held });
    if (changed) this.changed();
    if (this.queue.isIdle) {
      window.clearInterval(this.timer);
      this.timer = 0;
    }
  }

  private changed(): void {
    const { shown } = this.queue;
    const { vignette, followed, settings, status, director } = store.getState();
    if (shown === vignette) return;
    store.setState({ vignette: shown });
    if (shown?.place === undefined || shown.place === null) {
      this.eye()?.comeBack();
      return;
    }
    // Nobody is torn away from whom they follow or what is filmed, nor thrown about at full speed.
    const isFree = followed === null && director === null;
    const flies = settings.vignette_camera && isFree && status?.speed !== 100;
    if (flies && !reducesMotion(settings)) this.eye()?.peek(shown.place[0], shown.place[1]);
  }
}
