import { dialog } from "electron";
import type { BrowserWindow } from "electron";

import type { Problem } from "../preload/contract.ts";
import { WORDS } from "../preload/words/words.ts";

const words = WORDS.system;

const TOWN_FILES = [{ name: words.townFiles, extensions: ["townlet"] }];

/** The town file that somebody picks, or null. */
export async function askWhichToOpen(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: WORDS.actions["open-town"].label,
    filters: TOWN_FILES,
    properties: ["openFile"],
  });
  return filePaths[0] ?? null;
}

/** Where to save a copy, or null. The system has asked already whether a file may be replaced. */
export async function askWhereToSave(
  window: BrowserWindow,
  suggested: string | null,
): Promise<string | null> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    title: words.saveAs,
    filters: TOWN_FILES,
    ...(suggested === null ? {} : { defaultPath: suggested }),
  });
  if (canceled || filePath === "") return null;
  return filePath.endsWith(".townlet") ? filePath : `${filePath}.townlet`;
}

/** The town could not be saved: whether to quit all the same. */
export async function askQuitUnsaved(window: BrowserWindow, found: Problem): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: found.title,
    detail: `${found.message} ${found.next}`,
    buttons: [words.stay, words.quitUnsaved],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
