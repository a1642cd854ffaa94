import type { Settings } from "../../preload/settings.ts";
import { WORDS } from "../../preload/words/words.ts";
import { compare, follow } from "../commands.ts";
import { Director } from "../director/director.ts";
import { CameraLink } from "./camera-link.ts";
import { SidePane } from "./side-pane.ts";
import type { FrameRoutes } from "../frames/frame-routes.ts";
import { request } from "../ipc/bridge.ts";
import { reducesMotion, store, type WindowState } from "../state.ts";
import { VignetteShow } from "../vignettes/vignette-show.ts";
import { insets } from "./insets.ts";
import { makeView } from "./make-view.ts";
import { Overlays } from "./overlays.ts";
import { pictureOf } from "./picture.ts";
import { listenToPointer } from "./pointer.ts";
import { PageFacts } from "./page-facts.ts";
import { Probe, readGl } from "./probe.ts";
import { summarise } from "./residents.ts";
import { SecondTry } from "./second-try.ts";
import { Stage } from "./stage.ts";
import type { Tier } from "./tier.ts";
import { TownCamera } from "./town-camera.ts";
import { TownLoop } from "./town-loop.ts";
import { readTownMap, type TownMap } from "./town-map.ts";
import type { TownView } from "./view.ts";
import { somebodyIn } from "../people-by-id.ts";

const STALE_MS = 5000;
const SUMMARY_MS = 300;

/** One town on screen: makes the view, keeps it going, replaces it when settings or the driver demand. */
export class TownSession {
  private readonly frames: FrameRoutes;
  private host: HTMLElement | null = null;
  private map: TownMap | null = null;
  private loop: TownLoop | null = null;
  private overlays: Overlays | null = null;
  private readonly cleanup: (() => void)[] = [];
  private endView: () => void = () => undefined;
  private lastSummary = 0;
  private lastFrameArrived = 0;
  private gl = "";
  private readonly facts = new PageFacts();
  readonly vignettes = new VignetteShow(() => this.loop?.currentView.eye);
  readonly director = new Director(() => this.loop);
  readonly camera = new TownCamera(
    () => (this.loop === null || this.host === null ? null : { loop: this.loop, host: this.host }),
    this.director,
    () => this.link?.leadLeft(),
  );
  private side: SidePane | null = null;
  private link: CameraLink | null = null;
  private endProbe: () => void = () => undefined;
  private readonly secondTry = new SecondTry(() => this.deepenAgain());

  constructor(frames: FrameRoutes) {
    this.frames = frames;
  }

  /** How the town looks now, as the address of a small JPEG; null while none is on screen. */
  picture(): string | null {
    const canvas = this.host?.querySelector("canvas") ?? null;
    if (canvas === null || this.loop === null) return null;
    this.loop.drawAgain();
    return pictureOf(canvas);
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
    const loop = new TownLoop(this.map, this.frames.main, view, () => this.afterDraw());
    this.loop = loop;
    overlays.setShowAll(settings.names);
    loop.ground.showQueues(settings.queues);
    loop.ground.heat.show(settings.heat);
    loop.setReducedMotion(reducesMotion(settings));
    this.lastFrameArrived = performance.now();
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(host);
    const watch = window.setInterval(() => this.watch(), 1000);
    this.cleanup.push(
      () => observer.disconnect(),
      () => window.clearInterval(watch),
      () => this.secondTry.stop(),
      store.subscribe((state, before) => this.react(state, before)),
      this.frames.main.subscribe(() => {
        this.lastFrameArrived = performance.now();
        if (store.getState().stale) store.setState({ stale: false });
      }),
      this.director.watch(host),
      listenToPointer(
        host,
        (x, y) => this.hover(x, y),
        (withShift) => this.click(withShift),
      ),
    );
    this.followById(store.getState().followed);
    overlays.drawLines(store.getState(), loop);
    this.resize();
    this.probe(settings.quality);
    loop.start();
  }

  /** Draws the other town of a comparison into `host` until `detachBeside`. */
  attachBeside(number: number, host: HTMLElement, labelHost: HTMLElement): void {
    this.detachBeside();
    const { comparison } = store.getState();
    const { host: leftHost, loop } = this;
    if (comparison?.scene.scene !== number || leftHost === null || loop === null) return;
    this.frames.show(this.frames.beside, number);
    const side = new SidePane(comparison.scene, {
      host,
      labelHost,
      frames: this.frames.beside,
      gl: this.gl,
      like: loop.currentView,
      afterDraw: () => this.link?.follow(),
    });
    this.side = side;
    this.link = new CameraLink(
      { host: leftHost, view: () => this.loop?.currentView, redraw: () => loop.invalidate() },
      { host, view: () => side.view, redraw: () => side.invalidate() },
    );
    loop.currentView.home();
    loop.invalidate();
  }

  detachBeside(): void {
    this.link?.end();
    this.side?.end();
    this.link = null;
    this.side = null;
  }

  /** The tick that is drawn, with a fraction; −1 while nothing is. */
  get tick(): number {
    return this.loop?.tick ?? -1;
  }

  detach(): void {
    this.detachBeside();
    this.loop?.stop();
    for (const end of this.cleanup.splice(0)) end();
    this.endView();
    this.endView = () => undefined;
    this.vignettes.clear();
    this.director.clear();
    this.loop = null;
    this.map = null;
  }

  private makeView(quality: Settings["quality"], known?: Tier): TownView {
    const { host, map } = this;
    if (host === null || map === null) throw new Error("no town attached");
    if (quality !== "2d" && this.gl === "") this.gl = readGl();
    const onLost = () => {
      this.replaceView("2d");
      store.setState({ viewNotice: WORDS.picture.lost });
      this.gl = "";
      this.secondTry.plan();
    };
    const { view, notice, end } = makeView({ host, map, quality, gl: this.gl, known, onLost });
    this.endView = end;
    const { settings } = store.getState();
    view.setRoofsHidden(settings.roofs === "hidden");
    view.setReducedMotion(reducesMotion(settings));
    store.setState({ tier: view.tier, viewNotice: notice });
    document.documentElement.dataset["view"] = view.tier;
    return view;
  }

  private matchSpeed(): void {
    const isRacing = store.getState().status?.speed === 100;
    for (const view of [this.loop?.currentView, this.side?.view])
      if (view instanceof Stage) view.setRacing(isRacing);
  }

  private replaceView(quality: Settings["quality"], known?: Tier): void {
    this.endView();
    this.loop?.replaceView(this.makeView(quality, known));
    this.side?.draw(this.loop?.currentView ?? null);
    this.matchSpeed();
    this.loop?.times.clear();
    this.resize();
  }

  /** Draws in depth again; returns whether there is nothing more to try. */
  private deepenAgain(): boolean {
    const { quality } = store.getState().settings;
    if (this.loop?.currentView.tier !== "2d" || quality === "2d") return true;
    if (readGl() === "") return false;
    store.setState({ viewNotice: null });
    this.replaceView(quality);
    return true;
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
    if (state.inWords !== before.inWords) this.resize();
    // More timelines are a higher panel, once it is drawn.
    if (state.history !== before.history) requestAnimationFrame(() => this.resize());
    if (state.status?.speed !== before.status?.speed) {
      loop.times.clear();
      this.matchSpeed();
    }
    if (state.scene !== before.scene) this.recast(state.scene);
    if (state.comparison !== before.comparison && state.comparison !== null)
      this.side?.recast(state.comparison.scene);
    const { settings } = state;
    if (
      state.card !== before.card ||
      state.beside !== before.beside ||
      state.pointed !== before.pointed ||
      settings !== before.settings
    )
      this.overlays?.drawLines(state, loop);
    if (settings === before.settings) return;
    if (settings.quality !== before.settings.quality) {
      this.replaceView(settings.quality);
      this.probe(settings.quality);
    }
    if (settings.text_size !== before.settings.text_size) this.resize();
    loop.currentView.setRoofsHidden(settings.roofs === "hidden");
    loop.currentView.setReducedMotion(reducesMotion(settings));
    loop.setReducedMotion(reducesMotion(settings));
    this.overlays?.setShowAll(settings.names);
    loop.ground.showQueues(settings.queues);
    loop.ground.heat.show(settings.heat);
    this.side?.takeSettings(settings);
    loop.invalidate();
  }

  /** Other people or objects in the same town. Another town comes by `attach`. */
  private recast(scene: WindowState["scene"]): void {
    const { loop, map } = this;
    if (loop === null || map === null || scene?.scene !== map.scene.scene) return;
    this.map = readTownMap(scene);
    loop.recast(this.map);
    loop.invalidate();
  }

  private followById(id: string | null): void {
    this.loop?.follow(somebodyIn(this.map?.scene, id)?.person ?? -1);
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
    this.side?.resize();
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
    overlays?.update(loop, map, store.getState().figures?.prices);
    this.link?.follow();
    const { weather, outages } = loop;
    const known = store.getState();
    if (known.weather !== weather || known.outages !== outages)
      store.setState({ weather, outages });
    const now = performance.now();
    this.facts.note(loop, now);
    if (now - this.lastSummary > SUMMARY_MS) {
      this.lastSummary = now;
      const { residents, inWords } = store.getState();
      const { tick } = loop;
      const next = summarise(loop.people, map, residents, { tick, outages, inWords });
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
