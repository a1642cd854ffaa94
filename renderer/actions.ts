import type { MenuCommand, Speed } from "../preload/contract.ts";
import {
  follow,
  followNext,
  openDialog,
  saveTown,
  setSpeed,
  stepOnce,
  toggleLines,
  toggleNames,
  togglePause,
  togglePrivacy,
  toggleRoofs,
} from "./commands.ts";
import { toggleDashboard } from "./panels/dashboard/commands.ts";
import type { CameraMove } from "./scene/view.ts";
import { askToBranch, goLive, stepBack, toggleComparison } from "./time/commands.ts";

/** What the picture of the town does on demand. */
export interface Camera {
  move(direction: CameraMove, amount: number): void;
  home(): void;
}

/** Something that the window does by itself, whether a key or the menu asks for it. */
export interface Action {
  /** `KeyboardEvent.key`, where the page itself acts on it. */
  readonly key?: string;
  /** Goes on while the key is held. */
  readonly held?: boolean;
  readonly run: (camera: Camera) => unknown;
}

const speed = (rate: Speed, key: string): Action => ({ key, run: () => setSpeed(rate) });

/** Everything of that kind, by name; the menu's entries go by theirs. */
export const ACTIONS = {
  "toggle-pause": { key: " ", run: togglePause },
  "speed-1": speed(1, "1"),
  "speed-10": speed(10, "2"),
  "speed-100": speed(100, "3"),
  step: { key: ".", run: stepOnce },
  "step-back": { key: ",", held: true, run: stepBack },
  "go-live": { key: "End", run: goLive },
  "branch-here": { key: "b", run: askToBranch },
  compare: { key: "c", run: toggleComparison },
  "focus-next": { key: "f", run: followNext },
  "focus-clear": { key: "F", run: () => follow(null) },
  "toggle-dashboard": { key: "k", run: toggleDashboard },
  "toggle-names": { key: "n", run: toggleNames },
  "toggle-roofs": { key: "r", run: toggleRoofs },
  "toggle-lines": { key: "l", run: toggleLines },
  "toggle-privacy": { run: togglePrivacy },
  "camera-home": { key: "Home", run: (camera) => camera.home() },
  "zoom-in": { run: (camera) => camera.move("in", 1) },
  "zoom-out": { run: (camera) => camera.move("out", 1) },
  "new-town": { run: () => openDialog("new-town") },
  "save-town": { run: saveTown },
  "open-settings": { run: () => openDialog("settings") },
  "open-shortcuts": { key: "?", run: () => openDialog("shortcuts") },
  "open-about": { run: () => openDialog("about") },
} as const satisfies Record<string, Action> & Record<MenuCommand, Action>;
