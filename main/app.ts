import path from "node:path";

import { app, nativeTheme, session } from "electron";
import type { BrowserWindow } from "electron";

import type { Reply } from "../preload/contract.ts";
import { appRoot } from "./config/app-root.ts";
import { answersOf } from "./answers.ts";
import { serveApp } from "./app-protocol.ts";
import { givenArguments, readArguments } from "./arguments.ts";
import { askQuitUnsaved } from "./dialogs.ts";
import { changeSettings } from "./change-settings.ts";
import { handleRequests } from "./ipc/handle.ts";
import { forwardTo, pushTo } from "./ipc/push.ts";
import { lockDownPages, lockDownSession } from "./lock-down.ts";
import { fileLog } from "./log.ts";
import { installMenu, showOperatorMode } from "./menu.ts";
import { noteTown } from "./note-town.ts";
import { OperatorMode } from "./operator-mode.ts";
import { RecentTowns } from "./recent-towns.ts";
import { Reports } from "./reports.ts";
import { openMemory, openSettings } from "./settings.ts";
import { nextTown } from "./town-files.ts";
import { showTextSize, zoomOf } from "./text-size.ts";
import { TownKeeper } from "./town-keeper.ts";
import { openWindow } from "./window.ts";

/** Everything after `ready`: the town first, then the window that shows it. `out` holds the bundles. */
export async function startApp(out: string, file: string | null): Promise<void> {
  const userData = app.getPath("userData");
  const log = fileLog(path.join(userData, "logs"));
  const memory = openMemory(userData);
  const settings = openSettings(userData);
  let window: BrowserWindow | null = null;
  const currentWindow = (): BrowserWindow | null => window;
  const developer = !app.isPackaged;
  const push = pushTo(currentWindow, developer);

  const reports = new Reports(push, log);
  const recent = new RecentTowns(userData, memory, log);
  const keeper = new TownKeeper({
    entry: path.join(out, "main", "town-process.js"),
    push,
    forward: forwardTo(currentWindow),
    reports,
    log,
    limitMb: () => settings.value.town_limit_mb,
    privacy: () => settings.value.privacy,
    onPrivacy: (privacy) =>
      void changeSettings({ settings, reports, keeper, push, currentWindow }, { privacy }),
    onOpen: (wanted) => void keeper.open(wanted).then(reports.outcome),
    onFile: (opened) => {
      if (opened === null) return;
      memory.update({ last_file: opened });
      void noteTown(keeper, recent);
    },
    onLeave: async (left) => {
      await noteTown(keeper, recent);
      if (window === null || settings.value.privacy !== "off") return;
      await recent.keepPicture(left, window);
    },
  });
  keeper.start();
  const towns = [file, memory.value.last_file].filter((name) => name !== null);
  const opened = openFirst(keeper, towns, userData).then((replies) => {
    replies.forEach(reports.outcome);
    log.info({ ms: Math.round(performance.now()) }, "the first town is open");
  });
  reports.problem(settings.takeProblem());
  reports.problem(memory.takeProblem());

  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
  nativeTheme.themeSource = settings.value.theme;

  lockDownPages(log);
  lockDownSession(session.defaultSession);
  serveApp(path.join(out, "renderer"));
  const operator = new OperatorMode((body) => {
    showOperatorMode(body.on);
    push("console:operator", body);
    log.info(body, "operator mode");
  });
  const answers = answersOf({
    keeper,
    operator,
    settings,
    recent,
    reports,
    push,
    log,
    userData,
    appRoot,
    currentWindow,
    opened,
  });
  handleRequests(answers, { window: currentWindow, log, checkReplies: developer });
  installMenu(
    {
      command: (name) => push("menu:command", name),
      open: () => void Promise.resolve(answers["town:open"]({})).then(reports.outcome),
      saveAs: () => void Promise.resolve(answers["town:save-as"]({})).then(reports.outcome),
      setSpeed: (speed) => void keeper.ask("town:set-speed", { speed }).then(reports.outcome),
      setOperator: (on) => (operator.on = on),
      step: () => void keeper.ask("town:step", {}).then(reports.outcome),
    },
    { developer },
  );

  window = openWindow(
    path.join(out, "preload", "preload.cjs"),
    memory,
    log,
    zoomOf(settings.value),
  );
  const page = window.webContents;
  page.on("did-start-loading", () => reports.pageLoads());
  page.on("did-finish-load", () => {
    keeper.showOn(page);
    showTextSize(window, settings.value);
    log.info({ ms: Math.round(performance.now()) }, "the page is loaded");
  });

  app.on("second-instance", (_, argv, folder) => {
    window?.show();
    window?.focus();
    const wanted = readArguments(givenArguments(argv, !app.isPackaged), folder).file;
    if (wanted !== null) void keeper.open(wanted).then(reports.outcome);
  });
  app.on("open-file", (event, wanted) => {
    event.preventDefault();
    void keeper.open(wanted).then(reports.outcome);
  });
  app.on("child-process-gone", (_, details) => {
    if (details.type === "GPU") log.error(details, "the graphics process is gone");
  });
  app.on("window-all-closed", () => app.quit());
  quitSaved(keeper, currentWindow, page);
  log.info({ version: app.getVersion(), electron: process.versions.electron }, "started");
}

/** The first of the wanted towns that can be opened, else a new one; with every refusal on the way. */
async function openFirst(
  keeper: TownKeeper,
  wanted: readonly string[],
  userData: string,
): Promise<Reply<unknown>[]> {
  const replies: Reply<unknown>[] = [];
  for (const file of wanted) {
    const opened = await keeper.open(file);
    replies.push(opened);
    if (opened.ok) return replies;
  }
  const created = await keeper.create(nextTown(userData, null));
  replies.push(created);
  if (created.ok && created.value.problem !== null) {
    replies.push({ ok: false, problem: created.value.problem });
  }
  return replies;
}

/** Quitting saves first. Closing the window is quitting. */
function quitSaved(
  keeper: TownKeeper,
  currentWindow: () => BrowserWindow | null,
  page: Electron.WebContents,
): void {
  let mayGo = false;
  const leave = async (): Promise<void> => {
    const window = currentWindow();
    const reply = await keeper.close();
    if (!reply.ok && window !== null && !window.isDestroyed()) {
      if (!(await askQuitUnsaved(window, reply.problem))) return;
    }
    mayGo = true;
    app.quit();
  };
  let leaving = false;
  const hold = (event: { preventDefault: () => void }): void => {
    if (mayGo) return;
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    void leave().finally(() => (leaving = false));
  };
  app.on("before-quit", hold);
  currentWindow()?.on("close", hold);
  page.on("destroyed", () => app.quit());
}
