import {
  FRAME_PORT,
  type MenuCommand,
  type PushBody,
  type TownStatus,
} from "../../preload/contract.ts";
import type { Farewell } from "../../sim/telemetry/agent-card.ts";
import type { Cast, Scene } from "../../sim/telemetry/scene.ts";
import type { Vignette } from "../../sim/telemetry/vignette.ts";
import { loadStories, showProblem } from "../commands.ts";
import { beginStream, forgetEvents, takePayload } from "../stream/town-stream.ts";
import { forgetSent } from "../panels/palette/sent.ts";
import { loadPlaces } from "../places/places.ts";
import type { FrameRoutes } from "../frames/frame-routes.ts";
import { addStories, showsPast, store, takeStories } from "../state.ts";
import { tellStories } from "../time/commands.ts";
import { request } from "./bridge.ts";

/** Who acts on what comes. */
export interface Onlooker {
  readonly onMenu: (command: MenuCommand) => void;
  readonly onVignette: (vignette: Vignette) => void;
  /** An earlier tick is shown, or another life. */
  readonly onRewind: () => void;
}

/** Fetches what there is, listens to what comes, and feeds frames to the store. */
export async function connect(frames: FrameRoutes, onlooker: Onlooker): Promise<void> {
  listenForFrames(frames);
  let isSet = false;
  // Drawn as it is set, or not yet: a town that is pushed before that is asked for below.
  listenToPushes(onlooker, (scene) => {
    if (isSet) takeScene(frames, scene);
  });
  const settings = await request("settings:get", {});
  if (settings.ok) store.setState({ settings: settings.value });
  isSet = true;
  const [scene, status, operator] = await Promise.all([
    request("town:get-scene", {}),
    request("town:get-status", {}),
    request("console:operator", { on: null }),
  ]);
  if (operator.ok) store.setState({ operator: operator.value.on });
  if (status.ok) store.setState({ status: status.value });
  if (scene.ok) takeScene(frames, scene.value);
  else showProblem(scene.problem);
}

function takeScene(frames: FrameRoutes, scene: Scene | null): void {
  const known = store.getState().scene;
  if (scene !== null && known?.scene === scene.scene) {
    takeCast(scene);
    return;
  }
  store.setState({
    scene,
    followed: null,
    beside: null,
    pointed: null,
    card: null,
    farewell: null,
    residents: new Map(),
    comparison: null,
    kpis: null,
    sought: null,
    jumpedFrom: null,
    weather: -1,
    outages: 0,
  });
  beginStream();
  forgetSent();
  void loadHistory();
  void loadPlaces();
  if (scene === null) return;
  frames.show(frames.main, scene.scene);
  void loadStories();
}

async function loadHistory(): Promise<void> {
  const reply = await request("time:get-history", {});
  if (reply.ok) store.setState({ history: reply.value });
}

/** After a step back, or in another life, another story is told. */
function takeStatus(status: TownStatus, onRewind: () => void): void {
  const before = store.getState().status;
  store.setState({ status });
  if (before === null || !before.alive) return;
  if (status.timeline === before.timeline && status.tick >= before.tick) return;
  onRewind();
  if (status.timeline !== before.timeline) forgetEvents();
  void tellStories(status.tick);
}

/** The town on screen with other people or objects: everything else stays as it is. */
function takeCast(cast: Cast): void {
  const { scene, comparison } = store.getState();
  if (scene?.scene === cast.scene) store.setState({ scene: recast(scene, cast) });
  else if (comparison?.scene.scene === cast.scene)
    store.setState({ comparison: { ...comparison, scene: recast(comparison.scene, cast) } });
}

/** What stands in the town is built anew only when it is other than before. */
function recast(scene: Scene, { agents, objects, disturbances }: Cast): Scene {
  const isSame = JSON.stringify(objects) === JSON.stringify(scene.objects);
  return { ...scene, agents, disturbances, objects: isSame ? scene.objects : objects };
}

/** Nothing on screen says any more who somebody was. */
function takeRetold({ stories, followed }: PushBody<"town:retold">): void {
  takeStories(stories);
  store.setState((state) => ({
    followed,
    beside: null,
    pointed: null,
    card: null,
    farewell: null,
    vignette: null,
    problem: null,
    comparison: null,
    kpis: null,
    guise: state.guise + 1,
  }));
  forgetSent();
}

function takeDifference(first_difference: PushBody<"compare:difference">): void {
  store.setState(({ comparison }) =>
    comparison === null ? {} : { comparison: { ...comparison, first_difference } },
  );
}

function takeFarewell(farewell: Farewell): void {
  if (farewell.id === store.getState().followed) store.setState({ farewell, card: null });
}

function listenForFrames(frames: FrameRoutes): void {
  let port: MessagePort | undefined;
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const fresh = event.ports[0];
    if (event.source !== window || fresh === undefined || !announcesFrames(event.data)) return;
    port?.close();
    port = fresh;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) frames.accept(new Int32Array(data));
    };
  });
}

function announcesFrames(data: unknown): boolean {
  return (
    typeof data === "object" && data !== null && "townlet" in data && data.townlet === FRAME_PORT
  );
}

function listenToPushes(onlooker: Onlooker, onScene: (scene: Scene) => void): void {
  const bridge = window.townlet;
  if (bridge === undefined) return;
  bridge.on("town:scene", onScene);
  bridge.on("town:cast", takeCast);
  bridge.on("town:status", (status) => takeStatus(status, onlooker.onRewind));
  bridge.on("town:stories", addStories);
  bridge.on("town:retold", (told) => {
    onlooker.onRewind();
    takeRetold(told);
    forgetEvents();
    const state = store.getState();
    if (state.status !== null && showsPast(state)) void tellStories(state.status.tick);
  });
  bridge.on("telemetry:payload", takePayload);
  bridge.on("town:vignette", onlooker.onVignette);
  bridge.on("time:history", (history) => store.setState({ history }));
  bridge.on("compare:kpis", (kpis) => store.setState({ kpis }));
  bridge.on("compare:difference", takeDifference);
  bridge.on("compare:closed", () => store.setState({ comparison: null, kpis: null }));
  bridge.on("town:figures", (figures) => store.setState({ figures }));
  bridge.on("inspector:card", (card) => {
    const { farewell, followed } = store.getState();
    if (card.id === followed && farewell === null) store.setState({ card });
  });
  bridge.on("inspector:farewell", takeFarewell);
  bridge.on("settings:changed", (settings) => store.setState({ settings }));
  bridge.on("console:operator", ({ on }) => store.setState({ operator: on }));
  bridge.on("app:problem", showProblem);
  bridge.on("menu:command", onlooker.onMenu);
}
