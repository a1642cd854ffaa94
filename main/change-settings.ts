import { nativeTheme } from "electron";
import type { BrowserWindow } from "electron";

import type { Settings } from "../preload/settings.ts";
import type { Push } from "./ipc/push.ts";
import type { Reports } from "./reports.ts";
import type { SettingsFile } from "./settings.ts";
import { showTextSize } from "./text-size.ts";
import type { TownKeeper } from "./town-keeper.ts";

interface Concerned {
  readonly settings: SettingsFile;
  readonly reports: Reports;
  readonly keeper: TownKeeper;
  readonly push: Push;
  readonly currentWindow: () => BrowserWindow | null;
}

/** Keeps what was changed and tells everybody whom it concerns. Returns all settings. */
export function changeSettings(
  { settings, reports, keeper, push, currentWindow }: Concerned,
  change: Parameters<SettingsFile["update"]>[0],
): Settings {
  const before = settings.value.privacy;
  const changed = settings.update(change);
  reports.problem(settings.takeProblem());
  nativeTheme.themeSource = changed.theme;
  showTextSize(currentWindow(), changed);
  keeper.renewLimit();
  if (changed.privacy !== before) keeper.renewPrivacy();
  push("settings:changed", changed);
  return changed;
}
