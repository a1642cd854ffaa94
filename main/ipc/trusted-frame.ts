import { APP_ORIGIN } from "../app-page.ts";

/** Who sent a request: the part of Electron's event that is looked at. */
interface Sent {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

interface OurWindow {
  readonly isDestroyed: () => boolean;
  readonly webContents: unknown;
}

/** Whether a request comes from the main frame of our window, showing our own page. */
export function isTrusted({ sender, senderFrame }: Sent, window: OurWindow | null): boolean {
  if (window === null || window.isDestroyed() || senderFrame === null) return false;
  if (sender !== window.webContents || senderFrame.parent !== null) return false;
  return senderFrame.url.startsWith(`${APP_ORIGIN}/`);
}
