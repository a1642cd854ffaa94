import { Menu } from "electron";
import type { MenuItemConstructorOptions } from "electron";

import type { MenuCommand, Speed } from "../preload/contract.ts";
import { PLACE_NUMBERS } from "../preload/places.ts";
import { WORDS } from "../preload/words/words.ts";

const words = WORDS.menu;

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
    { label: words.file, submenu: fileMenu(actions, isMac) },
    { role: "editMenu" },
    { label: words.town, submenu: townMenu(actions) },
    { label: words.view, submenu: viewMenu(actions, developer) },
    { role: "windowMenu" },
    { role: "help", label: words.help, submenu: helpMenu(actions) },
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
    { label: words.newTown, accelerator: "CmdOrCtrl+N", click: () => command("new-town") },
    { label: words.openTown, accelerator: "CmdOrCtrl+O", click: open },
    {
      label: words.recentTowns,
      accelerator: "CmdOrCtrl+Shift+O",
      click: () => command("recent-towns"),
    },
    separator,
    { label: words.save, accelerator: "CmdOrCtrl+S", click: () => command("save-town") },
    { label: words.saveAs, accelerator: "CmdOrCtrl+Shift+S", click: saveAs },
    separator,
    isMac ? { role: "close" } : { role: "quit", label: words.quit, accelerator: "CmdOrCtrl+Q" },
  ];
}

function townMenu({ command, setSpeed, step, setOperator }: MenuActions): Submenu {
  return [
    shown(words.pause, "Space", () => setSpeed(0)),
    shown(words.normalSpeed, "1", () => setSpeed(1)),
    shown(words.tenTimes, "2", () => setSpeed(10)),
    shown(words.hundredTimes, "3", () => setSpeed(100)),
    separator,
    shown(words.step, ".", step),
    shown(words.stepBack, ",", () => command("step-back")),
    shown(words.goLive, "End", () => command("go-live")),
    separator,
    shown(words.branch, "B", () => command("branch-here")),
    shown(words.compare, "C", () => command("compare")),
    separator,
    {
      label: words.commands,
      accelerator: "CmdOrCtrl+P",
      click: () => command("open-commands"),
    },
    {
      label: words.results,
      accelerator: "CmdOrCtrl+L",
      click: () => command("open-results"),
    },
    {
      id: OPERATOR,
      label: words.operator,
      type: "checkbox",
      click: ({ checked }) => setOperator(checked),
    },
  ];
}

function viewMenu({ command }: MenuActions, developer: boolean): Submenu {
  return [
    shown(words.followNext, "F", () => command("focus-next")),
    shown(words.stopFollowing, "Shift+F", () => command("focus-clear")),
    separator,
    shown(words.dashboard, "K", () => command("toggle-dashboard")),
    shown(words.disturbances, "P", () => command("show-disturbances")),
    shown(words.day, "T", () => command("show-day")),
    separator,
    shown(words.townInWords, "I", () => command("town-in-words")),
    shown(words.names, "N", () => command("toggle-names")),
    shown(words.roofs, "R", () => command("toggle-roofs")),
    shown(words.lines, "L", () => command("toggle-lines")),
    shown(words.sound, "M", () => command("toggle-sound")),
    { label: words.path, click: () => command("toggle-path") },
    shown(words.queues, "Q", () => command("toggle-queues")),
    shown(words.heat, "H", () => command("toggle-heat")),
    {
      label: words.privacy,
      accelerator: "CmdOrCtrl+Shift+H",
      click: () => command("toggle-privacy"),
    },
    separator,
    shown(words.zoomIn, "Plus", () => command("zoom-in")),
    shown(words.zoomOut, "-", () => command("zoom-out")),
    shown(words.wholeTown, "Home", () => command("camera-home")),
    shown(words.director, "G", () => command("toggle-director")),
    { label: words.places, submenu: placesMenu(command) },
    separator,
    { label: words.largerText, accelerator: "CmdOrCtrl+=", click: () => command("larger-text") },
    // Where plus is a key of its own, or = with Shift.
    {
      label: words.largerTextHidden,
      accelerator: "CmdOrCtrl+Plus",
      visible: false,
      click: () => command("larger-text"),
    },
    { label: words.smallerText, accelerator: "CmdOrCtrl+-", click: () => command("smaller-text") },
    { label: words.usualText, accelerator: "CmdOrCtrl+0", click: () => command("usual-text") },
    separator,
    { role: "togglefullscreen", label: words.fullScreen },
    { label: words.settings, accelerator: "CmdOrCtrl+,", click: () => command("open-settings") },
    ...(developer
      ? [separator, { role: "toggleDevTools" } satisfies MenuItemConstructorOptions]
      : []),
  ];
}

function placesMenu(command: MenuActions["command"]): Submenu {
  return [
    ...PLACE_NUMBERS.map((number) => ({
      label: words.keepPlace(number),
      accelerator: `CmdOrCtrl+${number}`,
      click: () => command(`keep-place-${number}`),
    })),
    separator,
    ...PLACE_NUMBERS.map((number) =>
      shown(words.goToPlace(number), `Shift+${number}`, () => command(`go-to-place-${number}`)),
    ),
  ];
}

function helpMenu({ command }: MenuActions): Submenu {
  return [
    { label: words.shortcuts, accelerator: "F1", click: () => command("open-shortcuts") },
    { label: words.firstSteps, click: () => command("first-steps") },
    { label: words.about, click: () => command("open-about") },
  ];
}
