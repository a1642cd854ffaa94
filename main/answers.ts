import path from "node:path";

import type { BrowserWindow } from "electron";

import type { Reply } from "../preload/contract.ts";
import { noPlaces } from "../preload/places.ts";
import { about } from "./about.ts";
import { changeSettings } from "./change-settings.ts";
import { listScenarios } from "./config/list-scenarios.ts";
import { askWhereToSave, askWhichToOpen } from "./dialogs.ts";
import type { Answers } from "./ipc/handle.ts";
import type { Push } from "./ipc/push.ts";
import type { Log } from "./log.ts";
import { noteTown } from "./note-town.ts";
import type { OperatorMode } from "./operator-mode.ts";
import { problem } from "./problem.ts";
import type { RecentTowns } from "./recent-towns.ts";
import type { Reports } from "./reports.ts";
import { refused, value } from "./reply.ts";
import type { SettingsFile } from "./settings.ts";
import { nextTown } from "./town-files.ts";
import type { TownKeeper } from "./town-keeper.ts";

interface Surroundings {
  readonly keeper: TownKeeper;
  readonly operator: OperatorMode;
  readonly settings: SettingsFile;
  readonly recent: RecentTowns;
  readonly reports: Reports;
  readonly push: Push;
  readonly log: Log;
  readonly userData: string;
  readonly appRoot: string;
  readonly currentWindow: () => BrowserWindow | null;
  /** Resolves when the first town is open, or cannot be. */
  readonly opened: Promise<unknown>;
}

/** What the main side answers to each request of the window. Most is the town process's to say. */
export function answersOf(around: Surroundings): Answers {
  const { keeper, operator, settings, recent, reports, log, appRoot, opened } = around;
  return {
    "town:get-scene": async (args) => {
      // The page asks this first, having begun to listen; the first town may still be opening.
      reports.pageListens();
      await opened;
      return keeper.ask("town:get-scene", args);
    },
    "town:get-status": (args) => keeper.ask("town:get-status", args),
    "town:get-stories": (args) => keeper.ask("town:get-stories", args),
    "town:set-speed": (args) => keeper.ask("town:set-speed", args),
    "town:step": (args) => keeper.ask("town:step", args),
    "town:save": (args) => keeper.ask("town:save", args),
    "time:get-history": (args) => keeper.ask("time:get-history", args),
    "time:get-marks": (args) => keeper.ask("time:get-marks", args),
    "events:get-last": (args) => keeper.ask("events:get-last", args),
    "figures:get-days": (args) => keeper.ask("figures:get-days", args),
    "time:seek": (args) => keeper.ask("time:seek", args),
    "time:live": (args) => keeper.ask("time:live", args),
    "time:branch": (args) => keeper.ask("time:branch", args),
    "time:switch": (args) => keeper.ask("time:switch", args),
    "time:rename": (args) => keeper.ask("time:rename", args),
    "time:remove": (args) => keeper.ask("time:remove", args),
    "compare:open": (args) => keeper.ask("compare:open", args),
    "compare:close": (args) => keeper.ask("compare:close", args),
    "inspector:follow": (args) => keeper.ask("inspector:follow", args),
    "inspector:get-day": (args) => keeper.ask("inspector:get-day", args),
    "telemetry:subscribe": (args) => keeper.ask("telemetry:subscribe", args),
    "console:send": ({ command }) =>
      keeper.ask("process:command", { command, is_operator: operator.on }),
    "console:operator": ({ on }) => {
      operator.on = on ?? operator.on;
      return value({ on: operator.on });
    },
    "town:save-as": () => saveAs(around),
    "town:open": () => open(around),
    "town:new": async ({ seed, scenario }) => {
      const reply = await keeper.create(nextTown(around.userData, seed, scenario));
      if (!reply.ok) return reply;
      const { file, problem: found } = reply.value;
      if (file !== null) return value({ file });
      return found === null ? value({ file: "" }) : refused(found);
    },
    "app:list-towns": async () => {
      const { file } = keeper;
      const window = around.currentWindow();
      const pictures = settings.value.privacy === "off";
      // The town on screen, as it is and looks now.
      await noteTown(keeper, recent);
      if (pictures && file !== null && window !== null) await recent.keepPicture(file, window);
      return value(recent.list(keeper.file, { pictures }));
    },
    "app:forget-town": ({ file }) => {
      recent.forget(file);
      return value({});
    },
    "town:open-recent": ({ file }) => openRecent(around, file),
    "town:open-dropped": async ({ file }) => {
      // The preload script asks this, which shows nothing.
      reports.outcome(await openDropped(around, file));
      return value({});
    },
    "town:get-places": async (args) => {
      // The town process knows the file of the town that the window shows, be it on its way.
      const status = await keeper.ask("town:get-status", args);
      if (!status.ok) return status;
      const { file } = status.value;
      return value({ file, places: file === null ? noPlaces() : recent.places(file) });
    },
    "town:keep-places": ({ file, places }) => {
      if (file === null || file !== keeper.file) return value({});
      const failed = recent.keepPlaces(file, places);
      return failed === null ? value({}) : refused(failed);
    },
    "settings:get": () => value(settings.value),
    "settings:set": (change) => value(changeSettings(around, change)),
    "app:list-scenarios": () => value(listScenarios()),
    "app:about": () => value(about(appRoot)),
    "app:report-view": (view) => {
      log.info(view, "view");
      return value({});
    },
  };
}

async function open({
  keeper,
  currentWindow,
}: Surroundings): Promise<Reply<{ file: string | null }>> {
  const window = currentWindow();
  const file = window === null ? null : await askWhichToOpen(window);
  if (file === null) return value({ file: null });
  const reply = await keeper.open(file);
  return reply.ok ? value({ file: reply.value.file }) : reply;
}

/** Opens a town of the list, and no other file: the page names it. */
async function openRecent(
  { keeper, recent }: Surroundings,
  file: string,
): Promise<Reply<Record<string, never>>> {
  if (!recent.list(null, { pictures: false }).some((town) => town.file === file)) {
    return refused(problem("not_found", `${file} was not open lately.`, "Open it by 'Open Town'."));
  }
  const reply = await keeper.open(file);
  return reply.ok ? value({}) : reply;
}

async function openDropped({ keeper }: Surroundings, file: string): Promise<Reply<unknown>> {
  if (path.extname(file) === ".townlet") return keeper.open(file);
  const name = file === "" ? "What was dropped" : path.basename(file);
  return refused(
    problem("bad_request", `${name} is no town.`, "Drop a file that ends in .townlet."),
  );
}

async function saveAs({
  keeper,
  recent,
  reports,
  currentWindow,
}: Surroundings): Promise<Reply<{ file: string | null }>> {
  const window = currentWindow();
  const file = window === null ? null : await askWhereToSave(window, keeper.file);
  if (file === null) return value({ file: null });
  if (file === keeper.file) {
    const saved = await keeper.ask("town:save", {});
    return saved.ok ? value({ file }) : saved;
  }
  const copied = await keeper.ask("process:copy-to", { file });
  if (!copied.ok) return copied;
  const failed = keeper.file === null ? null : recent.keepPlaces(file, recent.places(keeper.file));
  if (failed !== null) reports.problem(failed);
  const reply = await keeper.open(file);
  return reply.ok ? value({ file }) : reply;
}
