import { FRAME_PORT, type MenuCommand } from "../../preload/contract.ts";
import type { Farewell } from "../../sim/telemetry/agent-card.ts";
import type { Cast, Scene } from "../../sim/telemetry/scene.ts";
import type { Vignette } from "../../sim/telemetry/vignette.ts";
import {
  follow,
  followNext,
  loadStories,
  openDialog,
  saveTown,
  showProblem,
  toggleLines,
  toggleNames,
  toggleRoofs,
} from "../commands.ts";
import type { FrameStore } from "../frames/frame-store.ts";
import { addStories, store } from "../state.ts";
import { request } from "./bridge.ts";

/** Camera entries of the menu, carried out by whoever draws the town. */
export type CameraCommand = "zoom-in" | "zoom-out" | "camera-home";

/** What the picture of the town does on demand. */
export interface Onlooker {
  readonly onCamera: (command: CameraCommand) => void;
  readonly onVignette: (vignette: Vignette) => void;
}

/** Fetches what there is, listens to what comes, and feeds frames to the store. */
export async function connect(frames: FrameStore, onlooker: Onlooker): Promise<void> {
  listenForFrames(frames);
  listenToPushes(frames, onlooker);
  const [scene, status, settings] = await Promise.all([
    request("town:get-scene", {}),
    request("town:get-status", {}),
    request("settings:get", {}),
  ]);
  if (settings.ok) store.setState({ settings: settings.value });
  if (status.ok) store.setState({ status: status.value });
  if (scene.ok) takeScene(frames, scene.value);
  else showProblem(scene.problem);
}

function takeScene(frames: FrameStore, scene: Scene | null): void {
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
  });
  if (scene === null) return;
  frames.setScene(scene.scene);
  void loadStories();
}

/** The town on screen with other people or objects: everything else stays as it is. */
function takeCast({ scene, agents, objects }: Cast): void {
  const known = store.getState().scene;
  if (known?.scene !== scene) return;
  // What stands in the town is built anew only when it is other than before.
  const isSame = JSON.stringify(objects) === JSON.stringify(known.objects);
  store.setState({ scene: { ...known, agents, objects: isSame ? known.objects : objects } });
}

function takeFarewell(farewell: Farewell): void {
  if (farewell.id === store.getState().followed) store.setState({ farewell, card: null });
}

function listenForFrames(frames: FrameStore): void {
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

function listenToPushes(frames: FrameStore, { onCamera, onVignette }: Onlooker): void {
  const bridge = window.townlet;
  if (bridge === undefined) return;
  bridge.on("town:scene", (scene) => takeScene(frames, scene));
  bridge.on("town:cast", takeCast);
  bridge.on("town:status", (status) => store.setState({ status }));
  bridge.on("town:stories", addStories);
  bridge.on("town:vignette", onVignette);
  bridge.on("town:figures", (figures) => store.setState({ figures }));
  bridge.on("inspector:card", (card) => {
    const { farewell, followed } = store.getState();
    if (card.id === followed && farewell === null) store.setState({ card });
  });
  bridge.on("inspector:farewell", takeFarewell);
  bridge.on("settings:changed", (settings) => store.setState({ settings }));
  bridge.on("app:problem", showProblem);
  bridge.on("menu:command", (command) => runMenuCommand(command, onCamera));
}

function runMenuCommand(command: MenuCommand, onCamera: (command: CameraCommand) => void): void {
  switch (command) {
    case "focus-next":
      void followNext();
      break;
    case "focus-clear":
      void follow(null);
      break;
    case "toggle-names":
      void toggleNames();
      break;
    case "toggle-roofs":
      void toggleRoofs();
      break;
    case "toggle-lines":
      void toggleLines();
      break;
    case "open-settings":
      openDialog("settings");
      break;
    case "open-shortcuts":
      openDialog("shortcuts");
      break;
    case "open-about":
      openDialog("about");
      break;
    case "new-town":
      openDialog("new-town");
      break;
    case "save-town":
      void saveTown();
      break;
    case "zoom-in":
    case "zoom-out":
    case "camera-home":
      onCamera(command);
      break;
  }
}
