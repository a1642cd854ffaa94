import type { BrowserWindow, IpcMainInvokeEvent } from "electron";

import { APP_ORIGIN } from "../app-protocol.ts";

/** Whether a request comes from the main frame of our window, showing our own page. */
export function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  if (event.sender !== window.webContents || frame.parent !== null) return false;
  return frame.url.startsWith(`${APP_ORIGIN}/`);
}
