import { Menu } from "electron";
import type { MenuItemConstructorOptions } from "electron";

import type { MenuCommand, Speed } from "../preload/contract.ts";
import { PLACE_NUMBERS } from "../preload/places.ts";

/** What the menu can start. Everything the window does itself goes by `command`. */
export interface MenuActions {
  readonly command: (name: MenuCommand) => void;
  readonly open: () => void;
  readonly saveAs: () => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly step: () => void;
  readonly setOperator: (on: boolean) => void;
}

/**
 * The application menu. Keys that are letters, digits or the space bar are only shown here: the
 * page acts on them, because it knows whether somebody is typing.
 */
export function installMenu(actions: MenuActions, { developer }: { developer: boolean }): void {
  const isMac = process.platform === "darwin";
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: "appMenu" } satisfies MenuItemConstructorOptions] : []),
    { label: "&File", submenu: fileMenu(actions, isMac) },
    { role: "editMenu" },
    { label: "&Town", submenu: townMenu(actions) },
    { label: "&View", submenu: viewMenu(actions, developer) },
    { role: "windowMenu" },
    { role: "help", label: "&Help", submenu: helpMenu(actions) },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Puts the check mark where it belongs. */
export function showOperatorMode(on: boolean): void {
  const entry = Menu.getApplicationMenu()?.getMenuItemById(OPERATOR);
  if (entry !== null && entry !== undefined) entry.checked = on;
}

const OPERATOR = "operator-mode";

type Submenu = MenuItemConstructorOptions[];

const separator: MenuItemConstructorOptions = { type: "separator" };

/** An entry whose key belongs to the page. */
function shown(label: string, key: string, click: () => void): MenuItemConstructorOptions {
  return { label, accelerator: key, registerAccelerator: false, click };
}

function fileMenu({ command, open, saveAs }: MenuActions, isMac: boolean): Submenu {
  return [
    { label: "&New Town…", accelerator: "CmdOrCtrl+N", click: () => command("new-town") },
    { label: "&Open Town…", accelerator: "CmdOrCtrl+O", click: open },
    {
      label: "&Recent Towns…",
      accelerator: "CmdOrCtrl+Shift+O",
      click: () => command("recent-towns"),
    },
    separator,
    { label: "&Save", accelerator: "CmdOrCtrl+S", click: () => command("save-town") },
    { label: "Save &As…", accelerator: "CmdOrCtrl+Shift+S", click: saveAs },
    separator,
    isMac ? { role: "close" } : { role: "quit", label: "&Quit", accelerator: "CmdOrCtrl+Q" },
  ];
}

function townMenu({ command, setSpeed, step, setOperator }: MenuActions): Submenu {
  return [
    shown("&Pause", "Space", () => setSpeed(0)),
    shown("&Normal Speed", "1", () => setSpeed(1)),
    shown("&Ten Times", "2", () => setSpeed(10)),
    shown("&Hundred Times", "3", () => setSpeed(100)),
    separator,
    shown("One &Step", ".", step),
    shown("One Step &Back", ",", () => command("step-back")),
    shown("Back to &Live", "End", () => command("go-live")),
    separator,
    shown("&Branch Here…", "B", () => command("branch-here")),
    shown("&Compare With…", "C", () => command("compare")),
    separator,
    {
      label: "Co&mmands…",
      accelerator: "CmdOrCtrl+P",
      click: () => command("open-commands"),
    },
    {
      label: "&Results of Commands…",
      accelerator: "CmdOrCtrl+L",
      click: () => command("open-results"),
    },
    {
      id: OPERATOR,
      label: "&Operator Mode",
      type: "checkbox",
      click: ({ checked }) => setOperator(checked),
    },
  ];
}

function viewMenu({ command }: MenuActions, developer: boolean): Submenu {
  return [
    shown("Follow &Next Person", "F", () => command("focus-next")),
    shown("S&top Following", "Shift+F", () => command("focus-clear")),
    separator,
    shown("&Dashboard", "K", () => command("toggle-dashboard")),
    shown("Dist&urbances", "P", () => command("show-disturbances")),
    shown("The Da&y on One Page…", "T", () => command("show-day")),
    separator,
    shown("Town &in Words", "I", () => command("town-in-words")),
    shown("&Names", "N", () => command("toggle-names")),
    shown("&Roofs", "R", () => command("toggle-roofs")),
    shown("&Lines to Friends and Rivals", "L", () => command("toggle-lines")),
    shown("&Sound", "M", () => command("toggle-sound")),
    { label: "&Path of Whom You Follow", click: () => command("toggle-path") },
    shown("&Queues", "Q", () => command("toggle-queues")),
    shown("Where People &Were", "H", () => command("toggle-heat")),
    {
      label: "&Hide Who Is Who",
      accelerator: "CmdOrCtrl+Shift+H",
      click: () => command("toggle-privacy"),
    },
    separator,
    shown("Zoom &In", "Plus", () => command("zoom-in")),
    shown("Zoom &Out", "-", () => command("zoom-out")),
    shown("&Whole Town", "Home", () => command("camera-home")),
    shown("Direc&tor", "G", () => command("toggle-director")),
    { label: "Pla&ces", submenu: placesMenu(command) },
    separator,
    { label: "Lar&ger Text", accelerator: "CmdOrCtrl+=", click: () => command("larger-text") },
    // Where plus is a key of its own, or = with Shift.
    {
      label: "Larger Text",
      accelerator: "CmdOrCtrl+Plus",
      visible: false,
      click: () => command("larger-text"),
    },
    { label: "S&maller Text", accelerator: "CmdOrCtrl+-", click: () => command("smaller-text") },
    { label: "&Usual Text Size", accelerator: "CmdOrCtrl+0", click: () => command("usual-text") },
    separator,
    { role: "togglefullscreen", label: "&Full Screen" },
    { label: "S&ettings…", accelerator: "CmdOrCtrl+,", click: () => command("open-settings") },
    ...(developer
      ? [separator, { role: "toggleDevTools" } satisfies MenuItemConstructorOptions]
      : []),
  ];
}

function placesMenu(command: MenuActions["command"]): Submenu {
  return [
    ...PLACE_NUMBERS.map((number) => ({
      label: `Keep as Place &${number}`,
      accelerator: `CmdOrCtrl+${number}`,
      click: () => command(`keep-place-${number}`),
    })),
    separator,
    ...PLACE_NUMBERS.map((number) =>
      shown(`Go to Place ${number}`, `Shift+${number}`, () => command(`go-to-place-${number}`)),
    ),
  ];
}

function helpMenu({ command }: MenuActions): Submenu {
  return [
    { label: "&Keyboard Shortcuts", accelerator: "F1", click: () => command("open-shortcuts") },
    { label: "&First Steps", click: () => command("first-steps") },
    { label: "&About Townlet", click: () => command("open-about") },
  ];
}
