import { HEADER } from "../../sim/telemetry/frame.ts";
import { DisplayClock } from "../frames/display-clock.ts";
import type { FrameStore } from "../frames/frame-store.ts";
import { FrameTimes } from "../frames/frame-times.ts";
import { Crowd, type Person } from "../frames/crowd.ts";
import type { DrawnTie } from "./drawn-tie.ts";
import { Ground } from "./ground.ts";
import type { TownMap } from "./town-map.ts";
import type { TownView, ViewMoment } from "./view.ts";

/** What runs after a drawn frame: labels, statistics. */
export type AfterDraw = (loop: TownLoop) => void;

/** Drives a view: keeps the drawn tick, blends people, draws when something changed. */
export class TownLoop {
  readonly times = new FrameTimes();
  readonly ground: Ground;
  private readonly crowd: Crowd;
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
  private reduced = false;
  /** Number of the followed person. */
  private wanted = -1;

  constructor(map: TownMap, frames: FrameStore, view: TownView, afterDraw: AfterDraw) {
    this.frames = frames;
    this.view = view;
    this.afterDraw = afterDraw;
    this.crowd = new Crowd(map.scene.agents);
    this.ground = new Ground(map);
    const { people } = this.crowd;
    this.moment = {
      people,
      marks: this.ground.marks,
      heat: this.ground.heat,
      tick: 0,
      followed: -1,
      ties: [],
      weather: 0,
      outages: 0,
      elapsed: 16,
      changed: true,
      rewinds: false,
      isCut: true,
    };
    this.unsubscribe = frames.subscribe((isCut) => {
      if (isCut) {
        this.moment.isCut = true;
        this.dirty = true;
      }
      this.clock.arrived(frames.newestTick, performance.now(), isCut);
    });
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

  /** Index into WEATHERS. */
  get weather(): number {
    return this.moment.weather;
  }

  /** Utilities that are off, as bits by UTILITIES. */
  get outages(): number {
    return this.moment.outages;
  }

  /** The tick that is drawn, with a fraction. */
  get tick(): number {
    return this.moment.tick;
  }

  /** Rises whenever people may go by other names. */
  get casts(): number {
    return this.crowd.casts;
  }

  /** People by row. */
  get people(): readonly Person[] {
    return this.crowd.people;
  }

  /** The same town with other people or objects. */
  recast(map: TownMap): void {
    this.crowd.recast(map.scene.agents);
    this.ground.recast(map);
    this.view.recast(map);
    this.dirty = true;
  }

  /** People come and go at once, or fade. */
  setReducedMotion(reduced: boolean): void {
    this.reduced = reduced;
  }

  /** Keeps to somebody by number; −1 for nobody. */
  follow(person: number): void {
    this.wanted = person;
    this.dirty = true;
  }

  /** Draws these lines from the followed to others from now on. */
  setTies(ties: readonly DrawnTie[]): void {
    this.moment.ties = ties;
    this.dirty = true;
  }

  /** Lines that are drawn. */
  get ties(): readonly DrawnTie[] {
    return this.moment.ties;
  }

  /** Row of the followed person, −1 for nobody. */
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

  /** Draws what is shown once more, at once: in WebGL a picture lasts only as long as the task that drew it. */
  drawAgain(): void {
    const { moment } = this;
    moment.changed = true;
    moment.elapsed = 0;
    this.view.draw(moment);
  }

  private readonly run = (now: number): void => {
    this.request = requestAnimationFrame(this.run);
    // A frame that is late by much began before the loop did.
    const elapsed = Math.max(0, Math.min(250, now - this.last));
    this.last = now;
    const { frames, moment } = this;
    const newest = frames.newest;
    if (newest === undefined) return;
    moment.weather = newest[HEADER.weather] ?? 0;
    moment.outages = newest[HEADER.outages] ?? 0;
    const paused = (newest[HEADER.speed] ?? 0) === 0;
    const moved = this.clock.advance(elapsed, frames.newestTick, paused);
    moment.changed = moved || this.dirty || now < this.drawUntil;
    moment.elapsed = elapsed;
    moment.rewinds = !moment.isCut && this.clock.tick < moment.tick;
    moment.tick = this.clock.tick;
    if (moment.changed) this.blend(moment.tick);
    this.dirty = this.crowd.fade(elapsed, this.reduced || moment.isCut);
    moment.followed = this.crowd.rowOf(this.wanted);
    if (moment.changed) this.ground.update(moment.people, moment.followed);
    this.ground.heat.update(moment.people, moment.tick, elapsed, moment.isCut);
    for (const tie of moment.ties) tie.row = this.crowd.rowOf(tie.person);
    const drew = this.view.draw(moment);
    moment.isCut = false;
    if (!drew) {
      this.times.pause();
      return;
    }
    this.times.add(now);
    this.afterDraw(this);
    console.timeStamp("townlet:frame");
  };

  private blend(tick: number): void {
    const before = this.frames.frameBefore(tick);
    const after = this.frames.frameAfter(tick);
    if (before !== undefined && after !== undefined) this.crowd.blend(before, after, tick);
  }
}
