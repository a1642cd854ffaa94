import { HEADER } from "../../sim/telemetry/frame.ts";
import { DisplayClock } from "../frames/display-clock.ts";
import type { FrameStore } from "../frames/frame-store.ts";
import { FrameTimes } from "../frames/frame-times.ts";
import { blendPeople, createPerson, type Person } from "../frames/people.ts";
import type { TownMap } from "./town-map.ts";
import type { TownView, ViewMoment } from "./view.ts";

/** What runs after a drawn frame: labels, statistics. */
export type AfterDraw = (loop: TownLoop) => void;

/** Drives a view: keeps the drawn tick, blends people, draws when something changed. */
export class TownLoop {
  readonly people: readonly Person[];
  readonly times = new FrameTimes();
  readonly map: TownMap;
  private readonly frames: FrameStore;
  private readonly clock = new DisplayClock();
  private readonly moment: ViewMoment;
  private readonly afterDraw: AfterDraw;
  private readonly unsubscribe: () => void;
  private view: TownView;
  private request = 0;
  private last = 0;
  private dirty = true;
  private drawUntil = 0;

  constructor(map: TownMap, frames: FrameStore, view: TownView, afterDraw: AfterDraw) {
    this.map = map;
    this.frames = frames;
    this.view = view;
    this.afterDraw = afterDraw;
    const slots = Math.max(0, ...map.scene.agents.map((agent) => agent.slot + 1));
    this.people = Array.from({ length: slots }, (_unused, slot) => createPerson(slot));
    this.moment = { people: this.people, tick: 0, followed: -1, elapsed: 16, changed: true };
    this.unsubscribe = frames.subscribe(() =>
      this.clock.arrived(frames.newestTick, performance.now()),
    );
    if (frames.newestTick >= 0) this.clock.arrived(frames.newestTick, performance.now());
  }

  start(): void {
    this.last = performance.now();
    this.request = requestAnimationFrame(this.run);
  }

  stop(): void {
    cancelAnimationFrame(this.request);
    this.unsubscribe();
  }

  /** Goes on with another view of the same town. */
  replaceView(view: TownView): void {
    this.view = view;
    this.dirty = true;
  }

  get currentView(): TownView {
    return this.view;
  }

  /** The tick that is drawn, with a fraction. */
  get tick(): number {
    return this.moment.tick;
  }

  follow(slot: number): void {
    this.moment.followed = slot;
    this.dirty = true;
  }

  get followed(): number {
    return this.moment.followed;
  }

  /** Draws every frame until `time`, whether or not anything moves: for measuring. */
  keepDrawing(time: number): void {
    this.drawUntil = time;
  }

  /** Draws at the next opportunity even if nothing moved. */
  invalidate(): void {
    this.dirty = true;
  }

  private readonly run = (now: number): void => {
    this.request = requestAnimationFrame(this.run);
    const elapsed = Math.min(250, now - this.last);
    this.last = now;
    const { frames, moment } = this;
    const newest = frames.newest;
    if (newest === undefined) return;
    const paused = (newest[HEADER.speed] ?? 0) === 0;
    const moved = this.clock.advance(elapsed, frames.newestTick, paused);
    moment.changed = moved || this.dirty || now < this.drawUntil;
    moment.elapsed = elapsed;
    moment.tick = this.clock.tick;
    if (moment.changed) this.blend(moment.tick);
    this.dirty = false;
    if (!this.view.draw(moment)) {
      this.times.pause();
      return;
    }
    this.times.add(now);
    this.afterDraw(this);
  };

  private blend(tick: number): void {
    const before = this.frames.frameBefore(tick);
    const after = this.frames.frameAfter(tick);
    if (before !== undefined && after !== undefined) blendPeople(this.people, before, after, tick);
  }
}
