import type { Settings } from "../../preload/settings.ts";
import type { FrameStore } from "../frames/frame-store.ts";
import type { Scene } from "../../sim/telemetry/scene.ts";
import { reducesMotion, store } from "../state.ts";
import { insets } from "./insets.ts";
import { makeView, type MadeView } from "./make-view.ts";
import { Overlays } from "./overlays.ts";
import { Stage } from "./stage.ts";
import { TownLoop } from "./town-loop.ts";
import { readTownMap, type TownMap } from "./town-map.ts";
import type { TownView } from "./view.ts";

interface SidePlace {
  readonly host: HTMLElement;
  readonly labelHost: HTMLElement;
  readonly frames: FrameStore;
  readonly gl: string;
  /** What the other picture is drawn with: this one is no better and no worse. */
  readonly like: TownView;
  readonly afterDraw: () => void;
}

/** The second town of a comparison: drawn as well as the first, and no more than looked at. */
export class SidePane {
  private map: TownMap;
  private readonly place: SidePlace;
  private made: MadeView;
  private readonly loop: TownLoop;
  private readonly overlays: Overlays;
  private readonly observer: ResizeObserver;

  constructor(scene: Scene, place: SidePlace) {
    this.place = place;
    this.map = readTownMap(scene);
    this.overlays = new Overlays(place.labelHost, "beside-");
    this.made = this.make(place.like);
    this.loop = new TownLoop(this.map, place.frames, this.made.view, () => this.drawn());
    this.takeSettings(store.getState().settings);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(place.host);
    this.resize();
    this.loop.start();
  }

  private make(like: TownView | null): MadeView {
    const { host, gl } = this.place;
    const onLost = () => this.draw(null);
    const common = { host, map: this.map, gl, onLost };
    if (!(like instanceof Stage)) return makeView({ ...common, quality: "2d", known: undefined });
    const { tier, renderScale } = like;
    return makeView({ ...common, quality: "auto", known: tier, scale: renderScale });
  }

  /** Draws as another view does from now on; flat without one. */
  draw(like: TownView | null): void {
    this.made.end();
    this.made = this.make(like);
    this.loop.replaceView(this.made.view);
    this.takeSettings(store.getState().settings);
    this.resize();
  }

  get view(): TownView {
    return this.made.view;
  }

  takeSettings(settings: Settings): void {
    const { view } = this.made;
    view.setRoofsHidden(settings.roofs === "hidden");
    view.setReducedMotion(reducesMotion(settings));
    this.loop.setReducedMotion(reducesMotion(settings));
    this.overlays.setShowAll(settings.names);
    this.loop.ground.showQueues(settings.queues);
    this.loop.invalidate();
  }

  /** Other people or objects in the same town. */
  recast(scene: Scene): void {
    if (scene === this.map.scene) return;
    this.map = readTownMap(scene);
    this.loop.recast(this.map);
  }

  invalidate(): void {
    this.loop.invalidate();
  }

  resize(): void {
    const { host } = this.place;
    const [width, height] = [Math.max(1, host.clientWidth), Math.max(1, host.clientHeight)];
    this.made.view.resize(width, height, insets(width));
    this.loop.invalidate();
  }

  private drawn(): void {
    this.overlays.update(this.loop, this.map);
    this.place.afterDraw();
  }

  end(): void {
    this.observer.disconnect();
    this.loop.stop();
    this.made.end();
  }
}
