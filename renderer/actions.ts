import type { MenuCommand, Speed } from "../preload/contract.ts";
import { WORDS } from "../preload/words/words.ts";
import {
  beginFirstSteps,
  follow,
  followNext,
  openDialog,
  openTown,
  saveTown,
  saveTownAs,
  setSpeed,
  setTextSize,
  stepOnce,
  stepTextSize,
  toggleOperator,
  togglePause,
  togglePrivacy,
  toggleSound,
  toggleWords,
} from "./commands.ts";
import { showPanel, toggleDashboard } from "./panels/dashboard/commands.ts";
import { showDay } from "./panels/day/show-day.ts";
import { openResults, togglePalette } from "./panels/palette/palette-state.ts";
import { PLACE_ACTIONS } from "./places/place-actions.ts";
import { PICTURE_ACTIONS } from "./scene/picture-actions.ts";
import type { Camera } from "./scene/view.ts";
import type { WindowState } from "./state.ts";
import { hasPast, showsPast } from "./state.ts";
import { askToBranch, goLive, stepBack, toggleComparison } from "./time/commands.ts";

const { actions } = WORDS;

/** Something that the window does by itself, however it is asked: by a key, in the menu, or by its name. */
export interface Action {
  readonly label: string;
  /** One sentence. */
  readonly about: string;
  /** `KeyboardEvent.key`, where the page itself acts on it. */
  readonly key?: string;
  /** Goes on while the key is held. */
  readonly held?: boolean;
  /** Keys as they are read, each of which does it; the page's or the menu's. */
  readonly keys?: readonly string[];
  /** Whether it can be done now; always where left out. */
  readonly isOpen?: (state: WindowState) => boolean;
  readonly run: (camera: Camera) => unknown;
}

const speed = (rate: Speed, key: string): Action => ({
  label: actions.speed.label(rate),
  about: actions.speed.about(rate),
  key,
  keys: [key],
  run: () => setSpeed(rate),
});

/** Everything of that kind, by name; the menu's entries go by theirs. */
export const ACTIONS = {
  "toggle-pause": {
    ...actions["toggle-pause"],
    key: " ",
    keys: ["Space"],
    run: togglePause,
  },
  "speed-1": speed(1, "1"),
  "speed-10": speed(10, "2"),
  "speed-100": speed(100, "3"),
  step: {
    ...actions.step,
    key: ".",
    keys: ["."],
    run: stepOnce,
  },
  "step-back": {
    ...actions["step-back"],
    key: ",",
    held: true,
    keys: [","],
    isOpen: hasPast,
    run: stepBack,
  },
  "go-live": {
    ...actions["go-live"],
    key: "End",
    keys: ["End"],
    isOpen: showsPast,
    run: goLive,
  },
  "branch-here": {
    ...actions["branch-here"],
    key: "b",
    keys: ["B"],
    isOpen: hasPast,
    run: askToBranch,
  },
  compare: {
    ...actions.compare,
    key: "c",
    keys: ["C"],
    isOpen: hasPast,
    run: toggleComparison,
  },
  "focus-next": {
    ...actions["focus-next"],
    key: "f",
    keys: ["F"],
    run: followNext,
  },
  "focus-clear": {
    ...actions["focus-clear"],
    key: "F",
    keys: ["Shift F"],
    isOpen: ({ followed }) => followed !== null,
    run: () => follow(null),
  },
  "toggle-dashboard": {
    ...actions["toggle-dashboard"],
    key: "k",
    keys: ["K"],
    run: toggleDashboard,
  },
  "show-disturbances": {
    ...actions["show-disturbances"],
    key: "p",
    keys: ["P"],
    run: () => showPanel("disturbances"),
  },
  "show-day": {
    ...actions["show-day"],
    key: "t",
    keys: ["T"],
    isOpen: ({ scene }) => (scene ?? null) !== null,
    run: showDay,
  },
  ...PICTURE_ACTIONS,
  "toggle-sound": {
    ...actions["toggle-sound"],
    key: "m",
    keys: ["M"],
    run: toggleSound,
  },
  "toggle-privacy": {
    ...actions["toggle-privacy"],
    keys: ["Ctrl Shift H"],
    run: togglePrivacy,
  },
  "camera-home": {
    ...actions["camera-home"],
    key: "Home",
    keys: ["Home"],
    run: (camera) => camera.home(),
  },
  "zoom-in": {
    ...actions["zoom-in"],
    keys: ["+"],
    run: (camera) => camera.move("in", 1),
  },
  "zoom-out": {
    ...actions["zoom-out"],
    keys: ["−"],
    run: (camera) => camera.move("out", 1),
  },
  "toggle-director": {
    ...actions["toggle-director"],
    key: "g",
    keys: ["G"],
    isOpen: ({ scene }) => (scene ?? null) !== null,
    run: (camera) => camera.toggleDirector(),
  },
  ...PLACE_ACTIONS,
  "town-in-words": {
    ...actions["town-in-words"],
    key: "i",
    keys: ["I"],
    isOpen: ({ comparison }) => comparison === null,
    run: () => toggleWords(true),
  },
  "larger-text": {
    ...actions["larger-text"],
    keys: ["Ctrl ="],
    run: () => stepTextSize(1),
  },
  "smaller-text": {
    ...actions["smaller-text"],
    keys: ["Ctrl −"],
    run: () => stepTextSize(-1),
  },
  "usual-text": {
    ...actions["usual-text"],
    keys: ["Ctrl 0"],
    run: () => setTextSize(100),
  },
  "open-commands": {
    ...actions["open-commands"],
    keys: ["Ctrl P", "Alt P"],
    run: togglePalette,
  },
  "open-results": {
    ...actions["open-results"],
    keys: ["Ctrl L"],
    run: openResults,
  },
  "toggle-operator": {
    ...actions["toggle-operator"],
    run: toggleOperator,
  },
  "new-town": {
    ...actions["new-town"],
    keys: ["Ctrl N"],
    run: () => openDialog("new-town"),
  },
  "open-town": {
    ...actions["open-town"],
    keys: ["Ctrl O"],
    run: openTown,
  },
  "recent-towns": {
    ...actions["recent-towns"],
    keys: ["Ctrl Shift O"],
    run: () => openDialog("recent-towns"),
  },
  "save-town": {
    ...actions["save-town"],
    keys: ["Ctrl S"],
    run: saveTown,
  },
  "save-as": {
    ...actions["save-as"],
    keys: ["Ctrl Shift S"],
    run: saveTownAs,
  },
  "open-settings": {
    ...actions["open-settings"],
    keys: ["Ctrl ,"],
    run: () => openDialog("settings"),
  },
  "open-shortcuts": {
    ...actions["open-shortcuts"],
    key: "?",
    keys: ["?"],
    run: () => openDialog("shortcuts"),
  },
  "first-steps": {
    ...actions["first-steps"],
    run: beginFirstSteps,
  },
  "open-about": {
    ...actions["open-about"],
    run: () => openDialog("about"),
  },
} as const satisfies Record<string, Action> & Record<MenuCommand, Action>;
