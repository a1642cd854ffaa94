import type { MenuCommand, Speed } from "../preload/contract.ts";
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
  label: `Speed ${rate}×`,
  about: rate === 1 ? "Four ticks a second." : `${rate} times as fast as life.`,
  key,
  keys: [key],
  run: () => setSpeed(rate),
});

/** Everything of that kind, by name; the menu's entries go by theirs. */
export const ACTIONS = {
  "toggle-pause": {
    label: "Pause, go on",
    about: "Stops the town, or lets it go on at the speed from before.",
    key: " ",
    keys: ["Space"],
    run: togglePause,
  },
  "speed-1": speed(1, "1"),
  "speed-10": speed(10, "2"),
  "speed-100": speed(100, "3"),
  step: {
    label: "One step on",
    about: "Pauses, and lets one tick happen.",
    key: ".",
    keys: ["."],
    run: stepOnce,
  },
  "step-back": {
    label: "One step back",
    about: "Shows the tick before.",
    key: ",",
    held: true,
    keys: [","],
    isOpen: hasPast,
    run: stepBack,
  },
  "go-live": {
    label: "Back to live",
    about: "Goes on with the newest tick.",
    key: "End",
    keys: ["End"],
    isOpen: showsPast,
    run: goLive,
  },
  "branch-here": {
    label: "Branch here",
    about: "Lets another life of the town part from the shown tick.",
    key: "b",
    keys: ["B"],
    isOpen: hasPast,
    run: askToBranch,
  },
  compare: {
    label: "Compare timelines",
    about: "Puts another life of the town beside this one.",
    key: "c",
    keys: ["C"],
    isOpen: hasPast,
    run: toggleComparison,
  },
  "focus-next": {
    label: "Follow the next person",
    about: "Goes round everybody who lives here.",
    key: "f",
    keys: ["F"],
    run: followNext,
  },
  "focus-clear": {
    label: "Follow nobody",
    about: "Closes the card and lets the camera go.",
    key: "F",
    keys: ["Shift F"],
    isOpen: ({ followed }) => followed !== null,
    run: () => follow(null),
  },
  "toggle-dashboard": {
    label: "Dashboard",
    about: "Figures, work, queues and events of the town, on one sheet.",
    key: "k",
    keys: ["K"],
    run: toggleDashboard,
  },
  "show-disturbances": {
    label: "Disturbances",
    about: "What befalls the town now, soon and lately.",
    key: "p",
    keys: ["P"],
    run: () => showPanel("disturbances"),
  },
  "show-day": {
    label: "The day on one page",
    about: "What happened on a day, and its figures beside those of the day before.",
    key: "t",
    keys: ["T"],
    isOpen: ({ scene }) => (scene ?? null) !== null,
    run: showDay,
  },
  ...PICTURE_ACTIONS,
  "toggle-sound": {
    label: "Sound on or off",
    about: "Lets be heard what happens, and wind and weather.",
    key: "m",
    keys: ["M"],
    run: toggleSound,
  },
  "toggle-privacy": {
    label: "Hide or show who is who",
    about: "Hides at once who people are, and what is personal.",
    keys: ["Ctrl Shift H"],
    run: togglePrivacy,
  },
  "camera-home": {
    label: "Whole town",
    about: "Brings all of the town into the picture.",
    key: "Home",
    keys: ["Home"],
    run: (camera) => camera.home(),
  },
  "zoom-in": {
    label: "Zoom in",
    about: "Looks closer.",
    keys: ["+"],
    run: (camera) => camera.move("in", 1),
  },
  "zoom-out": {
    label: "Zoom out",
    about: "Looks from further away.",
    keys: ["−"],
    run: (camera) => camera.move("out", 1),
  },
  "toggle-director": {
    label: "Director",
    about: "Lets the camera go by itself where the town is liveliest, until somebody takes it.",
    key: "g",
    keys: ["G"],
    isOpen: ({ scene }) => (scene ?? null) !== null,
    run: (camera) => camera.toggleDirector(),
  },
  ...PLACE_ACTIONS,
  "town-in-words": {
    label: "The town in words",
    about: "Says in the list of residents what the picture shows.",
    key: "i",
    keys: ["I"],
    isOpen: ({ comparison }) => comparison === null,
    run: () => toggleWords(true),
  },
  "larger-text": {
    label: "Larger text",
    about: "Makes text and panels larger, up to twice their size.",
    keys: ["Ctrl ="],
    run: () => stepTextSize(1),
  },
  "smaller-text": {
    label: "Smaller text",
    about: "Makes text and panels smaller again.",
    keys: ["Ctrl −"],
    run: () => stepTextSize(-1),
  },
  "usual-text": {
    label: "Usual text size",
    about: "Text and panels as they were at first.",
    keys: ["Ctrl 0"],
    run: () => setTextSize(100),
  },
  "open-commands": {
    label: "Commands",
    about: "Opens this list, and closes it.",
    keys: ["Ctrl P", "Alt P"],
    run: togglePalette,
  },
  "open-results": {
    label: "Results of commands",
    about: "What came of the last commands, newest first.",
    keys: ["Ctrl L"],
    run: openResults,
  },
  "toggle-operator": {
    label: "Operator mode on or off",
    about: "Lets commands change the town, or no longer.",
    run: toggleOperator,
  },
  "new-town": {
    label: "New town",
    about: "Begins another town, from any scenario.",
    keys: ["Ctrl N"],
    run: () => openDialog("new-town"),
  },
  "open-town": {
    label: "Open a town",
    about: "Shows a town from a file.",
    keys: ["Ctrl O"],
    run: openTown,
  },
  "recent-towns": {
    label: "Recent towns",
    about: "Towns that were open lately, each as it was left.",
    keys: ["Ctrl Shift O"],
    run: () => openDialog("recent-towns"),
  },
  "save-town": {
    label: "Save",
    about: "Keeps the town as it is now in its file.",
    keys: ["Ctrl S"],
    run: saveTown,
  },
  "save-as": {
    label: "Save as",
    about: "Keeps the town in another file.",
    keys: ["Ctrl Shift S"],
    run: saveTownAs,
  },
  "open-settings": {
    label: "Settings",
    about: "How the window looks and moves.",
    keys: ["Ctrl ,"],
    run: () => openDialog("settings"),
  },
  "open-shortcuts": {
    label: "Keyboard shortcuts",
    about: "Every key on one sheet.",
    key: "?",
    keys: ["?"],
    run: () => openDialog("shortcuts"),
  },
  "first-steps": {
    label: "First steps",
    about: "Suggests what to try first, one thing after the other.",
    run: beginFirstSteps,
  },
  "open-about": {
    label: "About Townlet",
    about: "Version, parts and licences.",
    run: () => openDialog("about"),
  },
} as const satisfies Record<string, Action> & Record<MenuCommand, Action>;
