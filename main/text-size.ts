import type { BrowserWindow } from "electron";

import type { Settings } from "../preload/settings.ts";

/** Chromium's zoom of the page scales text, panels and what is measured in them alike, and reflows all of it. */
export const zoomOf = ({ text_size }: Settings): number => text_size / 100;

export function showTextSize(window: BrowserWindow | null, settings: Settings): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.setZoomFactor(zoomOf(settings));
}
