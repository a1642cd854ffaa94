import type { BrowserWindow } from "electron";

import type { Reply } from "../preload/contract.ts";
import { about } from "./about.ts";
import { askWhereToSave, askWhichToOpen } from "./dialogs.ts";
import type { Answers } from "./ipc/handle.ts";
import type { Push } from "./ipc/push.ts";
import type { Log } from "./log.ts";
import type { SettingsFile } from "./settings.ts";
import { nextTown } from "./town-files.ts";
import type { TownKeeper } from "./town-keeper.ts";

interface Surroundings {
  readonly keeper: TownKeeper;
  readonly settings: SettingsFile;
  readonly push: Push;
  readonly log: Log;
  readonly userData: string;
  readonly appRoot: string;
  readonly currentWindow: () => BrowserWindow | null;
}

/** What the main side answers to each request of the window. Most is the town process's to say. */
export function answersOf(around: Surroundings): Answers {
  const { keeper, settings, push, log, appRoot } = around;
  return {
    "town:get-scene": (args) => keeper.ask("town:get-scene", args),
    "town:get-status": (args) => keeper.ask("town:get-status", args),
    "town:get-stories": (args) => keeper.ask("town:get-stories", args),
    "town:set-speed": (args) => keeper.ask("town:set-speed", args),
    "town:step": (args) => keeper.ask("town:step", args),
    "town:save": (args) => keeper.ask("town:save", args),
    "inspector:follow": (args) => keeper.ask("inspector:follow", args),
    "town:save-as": () => saveAs(around),
    "town:open": () => open(around),
    "town:new": async ({ seed }) => {
      const reply = await keeper.create(nextTown(around.userData, seed));
      if (!reply.ok) return reply;
      const { file, problem } = reply.value;
      if (file !== null) return value({ file });
      return problem === null ? value({ file: "" }) : { ok: false, problem };
    },
    "settings:get": () => value(settings.value),
    "settings:set": (change) => {
      const changed = settings.update(definedOnly(change));
      const problem = settings.takeProblem();
      if (problem !== null) push("app:problem", problem);
      push("settings:changed", changed);
      return value(changed);
    },
    "app:about": () => value(about(appRoot)),
    "app:report-view": (view) => {
      log.info(view, "view");
      return value({});
    },
  };
}

function value<T>(of: T): Reply<T> {
  return { ok: true, value: of };
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

async function saveAs({
  keeper,
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
  const reply = await keeper.open(file);
  return reply.ok ? value({ file }) : reply;
}

/** Without keys that are present and undefined: they mean "leave it". */
function definedOnly<T extends object>(change: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const result: Partial<T> = {};
  for (const key in change) {
    const set = change[key];
    if (set !== undefined) result[key] = set;
  }
  return result;
}
