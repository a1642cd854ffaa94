import { app, BrowserWindow, nativeTheme, screen } from "electron";
import type { Rectangle } from "electron";

import { WORDS } from "../preload/words/words.ts";
import { APP_PAGE } from "./app-page.ts";
import type { Log } from "./log.ts";
import type { MemoryFile } from "./settings.ts";
import { clampBounds, MIN_HEIGHT, MIN_WIDTH } from "./window-bounds.ts";

const SAVE_BOUNDS_MS = 400;
/** A page that has crashed more often than this within a minute is given time. */
const MAX_QUICK_RELOADS = 3;
const QUICK_RELOAD_MS = 200;
const SLOW_RELOAD_MS = 30_000;

/** The one window: sandboxed, isolated, where it was last time, shown when it has something to show. */
export function openWindow(
  preload: string,
  memory: MemoryFile,
  log: Log,
  zoomFactor: number,
): BrowserWindow {
  const { bounds, maximized } = memory.value;
  const window = new BrowserWindow({
    ...fitToDisplays(bounds),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: WORDS.system.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#14181f" : "#e9eef2",
    webPreferences: {
      preload,
      zoomFactor,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      navigateOnDragDrop: false,
    },
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  rememberBounds(window, memory);
  reloadWhenGone(window, log);
  void window
    .loadURL(APP_PAGE)
    .catch((error: unknown) => log.error({ err: error }, "page not loaded"));
  return window;
}

/** The remembered place, moved and shrunk until the whole window is on a display that exists. */
function fitToDisplays(bounds: Rectangle | null): Partial<Rectangle> {
  if (bounds === null) {
    const { width, height } = screen.getPrimaryDisplay().workArea;
    return { width: Math.min(1440, width), height: Math.min(900, height) };
  }
  const { workArea } = screen.getDisplayMatching(bounds);
  return clampBounds(bounds, workArea);
}

function rememberBounds(window: BrowserWindow, memory: MemoryFile): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    memory.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, SAVE_BOUNDS_MS);
  };
  window.on("resize", soon);
  window.on("move", soon);
  window.on("close", remember);
}

/** A page that crashed is loaded again; the town has lived on meanwhile. */
function reloadWhenGone(window: BrowserWindow, log: Log): void {
  const times: number[] = [];
  window.webContents.on("render-process-gone", (_, { reason, exitCode }) => {
    log.error({ reason, exitCode }, "the page is gone");
    if (reason === "clean-exit" || window.isDestroyed()) return;
    const now = Date.now();
    times.push(now);
    while (now - (times[0] ?? now) >= 60_000) times.shift();
    // Nobody may be there to start the program anew.
    const wait = times.length > MAX_QUICK_RELOADS ? SLOW_RELOAD_MS : QUICK_RELOAD_MS;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, wait);
  });
  window.on("unresponsive", () => log.warn("the page does not respond"));
  window.on("responsive", () => log.info("the page responds again"));
}
