import type { Settings } from "../../preload/contract.ts";
import { compare, follow } from "../commands.ts";
import { FlatView } from "../flat/flat-view.ts";
import type { FrameStore } from "../frames/frame-store.ts";
import type { CameraCommand } from "../ipc/connect.ts";
import { request } from "../ipc/bridge.ts";
import { reducesMotion, store, type WindowState } from "../state.ts";
import { VignetteShow } from "../vignettes/vignette-show.ts";
import { insets } from "./insets.ts";
import { Overlays } from "./overlays.ts";
import { listenToPointer } from "./pointer.ts";
import { PageFacts } from "./page-facts.ts";
import { Probe, readGl } from "./probe.ts";
import { summarise } from "./residents.ts";
import { Stage } from "./stage.ts";
import { isSoftwareGl, startScale, type Tier } from "./tier.ts";
import { TownLoop } from "./town-loop.ts";
import { readTownMap, type TownMap } from "./town-map.ts";
import type { CameraMove, TownView } from "./view.ts";

const STALE_MS = 5000;
const SUMMARY_MS = 300;

/** One town on screen: makes the view, keeps it going, replaces it when settings or the driver demand. */
export class TownSession {
  private readonly frames: FrameStore;
  private host: HTMLElement | null = null;
  private map: TownMap | null = null;
  private loop: TownLoop | null = null;
  private overlays: Overlays | null = null;
  private readonly cleanup: (() => void)[] = [];
  private readonly endView: (() => void)[] = [];
  private lastSummary = 0;
  private lastFrameArrived = 0;
  private gl = "";
  private readonly facts = new PageFacts();
  readonly vignettes = new VignetteShow(() => this.loop?.currentView.eye);
  private endProbe: () => void = () => undefined;

  constructor(frames: FrameStore) {
    this.frames = frames;
  }

  /** Draws the scene of this number into `host` until `detach`. People and objects may change meanwhile. */
  attach(number: number, host: HTMLElement, labelHost: HTMLElement): void {
    this.detach();
    const { scene, settings } = store.getState();
    if (scene?.scene !== number) return;
    this.host = host;
    this.map = readTownMap(scene);
    const overlays = new Overlays(labelHost);
    this.overlays = overlays;
    const view = this.makeView(settings.quality);
    const loop = new TownLoop(this.map, this.frames, view, () => this.afterDraw());
    this.loop = loop;
    overlays.setShowAll(settings.names);
    loop.setReducedMotion(reducesMotion(settings));
    this.lastFrameArrived = performance.now();
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(host);
    const watch = window.setInterval(() => this.watch(), 1000);
    this.cleanup.push(
      () => observer.disconnect(),
      () => window.clearInterval(watch),
      store.subscribe((state, before) => this.react(state, before)),
      this.frames.subscribe(() => {
        this.lastFrameArrived = performance.now();
        if (store.getState().stale) store.setState({ stale: false });
      }),
      listenToPointer(
        host,
        (x, y) => this.hover(x, y),
        (withShift) => this.click(withShift),
      ),
    );
    this.followById(store.getState().followed);
    overlays.drawTies(store.getState(), loop);
    this.resize();
    this.probe(settings.quality);
    loop.start();
  }

  detach(): void {
    this.loop?.stop();
    for (const end of this.cleanup.splice(0)) end();
    this.dropView();
    this.vignettes.clear();
    this.loop = null;
    this.map = null;
  }

  move(direction: CameraMove, amount: number): void {
    this.loop?.currentView.move(direction, amount);
    this.loop?.invalidate();
  }

  home(): void {
    this.loop?.currentView.home();
    this.loop?.invalidate();
  }

  visit(x: number, y: number): void {
    if (store.getState().followed !== null) void follow(null);
    this.loop?.currentView.visit(x, y);
    this.loop?.invalidate();
  }

  runCameraCommand(command: CameraCommand): void {
    if (command === "camera-home") this.home();
    else this.move(command === "zoom-in" ? "in" : "out", 1);
  }

  private makeView(quality: Settings["quality"], known?: Tier): TownView {
    const { host, map } = this;
    if (host === null || map === null) throw new Error("no town attached");
    const canvas = document.createElement("canvas");
    canvas.tabIndex = -1;
    host.prepend(canvas);
    this.endView.push(() => canvas.remove());
    const view = this.tryStage(canvas, map, quality, known) ?? this.makeFlat(canvas, map);
    const { settings } = store.getState();
    view.setRoofsHidden(settings.roofs === "hidden");
    view.setReducedMotion(reducesMotion(settings));
    this.endView.push(() => view.dispose());
    store.setState({ tier: view.tier });
    document.documentElement.dataset["view"] = view.tier;
    return view;
  }

  private tryStage(
    canvas: HTMLCanvasElement,
    map: TownMap,
    quality: Settings["quality"],
    known?: Tier,
  ): Stage | null {
    if (quality === "2d") {
      store.setState({ viewNotice: null });
      return null;
    }
    if (this.gl === "") this.gl = readGl();
    if (this.gl === "") {
      store.setState({
        viewNotice: "This machine offers no 3D drawing; the flat map is shown instead.",
      });
      return null;
    }
    const tier = quality === "auto" ? (known ?? (isSoftwareGl(this.gl) ? "low" : "mid")) : quality;
    const scale =
      tier === "low"
        ? startScale(window.innerWidth * window.innerHeight, isSoftwareGl(this.gl))
        : Math.min(window.devicePixelRatio, tier === "high" ? 2 : 1);
    try {
      const stage = new Stage(canvas, map, tier, scale);
      store.setState({ viewNotice: null });
      const lost = (event: Event) => {
        event.preventDefault();
        store.setState({
          viewNotice: "The graphics driver let go of the picture; the flat map stands in.",
        });
        this.replaceView("2d");
        this.gl = "";
        this.tryAgainLater();
      };
      canvas.addEventListener("webglcontextlost", lost);
      this.endView.push(() => canvas.removeEventListener("webglcontextlost", lost));
      return stage;
    } catch {
      store.setState({
        viewNotice: "3D drawing could not be started; the flat map is shown instead.",
      });
      return null;
    }
  }

  private matchSpeed(): void {
    const view = this.loop?.currentView;
    if (view instanceof Stage) view.setRacing(store.getState().status?.speed === 100);
  }

  private makeFlat(canvas: HTMLCanvasElement, map: TownMap): FlatView {
    const notice = store.getState().viewNotice;
    if (canvas.getContext("2d") !== null) return new FlatView(canvas, map);
    // A canvas that once was asked for WebGL cannot be drawn on flat.
    const fresh = document.createElement("canvas");
    canvas.replaceWith(fresh);
    this.endView.push(() => fresh.remove());
    store.setState({ viewNotice: notice });
    return new FlatView(fresh, map);
  }

  private dropView(): void {
    for (const end of this.endView.splice(0).reverse()) end();
  }

  private replaceView(quality: Settings["quality"], known?: Tier): void {
    const notice = store.getState().viewNotice;
    this.dropView();
    const view = this.makeView(quality, known);
    if (quality === "2d" && notice !== null) store.setState({ viewNotice: notice });
    this.loop?.replaceView(view);
    this.matchSpeed();
    this.loop?.times.clear();
    this.resize();
  }

  /** After a lost driver: one new attempt, once things may have calmed down. */
  private tryAgainLater(): void {
    const timer = window.setTimeout(() => {
      if (this.loop?.currentView.tier !== "2d" || readGl() === "") return;
      store.setState({ viewNotice: null });
      this.replaceView(store.getState().settings.quality);
    }, 4000);
    this.cleanup.push(() => window.clearTimeout(timer));
  }

  private probe(quality: Settings["quality"]): void {
    const { loop } = this;
    if (loop === null) return;
    // An older probe speaks of another view, and might put its own choice over a person's.
    this.endProbe();
    const probe = new Probe(loop, this.gl, quality === "auto");
    this.endProbe = () => probe.stop();
    this.cleanup.push(this.endProbe);
    probe.start((result) => {
      if (result.tier !== loop.currentView.tier && loop.currentView.tier !== "2d")
        this.replaceView("auto", result.tier);
      void request("app:report-view", {
        tier: loop.currentView.tier,
        gl: this.gl.slice(0, 200),
        frame_ms: Math.round(result.frameMs * 10) / 10,
      });
    });
  }

  private react(state: WindowState, before: WindowState): void {
    const { loop } = this;
    if (loop === null) return;
    if (state.followed !== before.followed) {
      this.followById(state.followed);
      this.resize();
    }
    if (state.status?.speed !== before.status?.speed) {
      loop.times.clear();
      this.matchSpeed();
    }
    if (state.scene !== before.scene) this.recast(state.scene);
    const { settings } = state;
    if (
      state.card !== before.card ||
      state.beside !== before.beside ||
      state.pointed !== before.pointed ||
      settings.lines !== before.settings.lines
    )
      this.overlays?.drawTies(state, loop);
    if (settings === before.settings) return;
    if (settings.quality !== before.settings.quality) {
      this.replaceView(settings.quality);
      this.probe(settings.quality);
    }
    loop.currentView.setRoofsHidden(settings.roofs === "hidden");
    loop.currentView.setReducedMotion(reducesMotion(settings));
    loop.setReducedMotion(reducesMotion(settings));
    this.overlays?.setShowAll(settings.names);
    loop.invalidate();
  }

  /** Other people or objects in the same town. Another town comes by `attach`. */
  private recast(scene: WindowState["scene"]): void {
    const { loop, map } = this;
    if (loop === null || map === null || scene?.scene !== map.scene.scene) return;
    this.map = readTownMap(scene);
    loop.recast(this.map);
  }

  private followById(id: string | null): void {
    const agent = this.map?.scene.agents.find((one) => one.id === id);
    this.loop?.follow(agent?.person ?? -1);
  }

  private resize(): void {
    const { host, loop } = this;
    if (host === null || loop === null) return;
    loop.currentView.resize(
      Math.max(1, host.clientWidth),
      Math.max(1, host.clientHeight),
      insets(host.clientWidth),
    );
    loop.invalidate();
  }

  private hover(x: number, y: number): void {
    const { overlays, loop, host } = this;
    if (overlays === null || loop === null || !overlays.hover(x, y, loop)) return;
    if (host !== null) host.style.cursor = overlays.hovered === null ? "" : "pointer";
  }

  private click(withShift: boolean): void {
    const agent = this.overlays?.hovered ?? null;
    if (agent !== null) void (withShift ? compare(agent.id) : follow(agent.id));
  }

  private afterDraw(): void {
    const { loop, overlays, map } = this;
    if (loop === null || map === null) return;
    overlays?.update(loop, map);
    const { weather, outages } = loop;
    const known = store.getState();
    if (known.weather !== weather || known.outages !== outages)
      store.setState({ weather, outages });
    const now = performance.now();
    this.facts.note(loop, now);
    if (now - this.lastSummary > SUMMARY_MS) {
      this.lastSummary = now;
      const { residents } = store.getState();
      const next = summarise(loop.people, map, residents);
      if (next !== residents) store.setState({ residents: next });
    }
  }

  private watch(): void {
    const { status, stale } = store.getState();
    const silent = performance.now() - this.lastFrameArrived > STALE_MS;
    const shouldRun = status === null || !status.alive || status.speed !== 0;
    if (silent && shouldRun !== stale) store.setState({ stale: shouldRun });
  }
}
