import type { BrowserWindow } from "electron";

import { pushes } from "../../preload/contract.ts";
import type { PushBody, PushName } from "../../preload/contract.ts";

/** Sends to the window what it did not ask for; says nothing when there is no window. */
export type Push = <N extends PushName>(name: N, body: PushBody<N>) => void;

/** The same for what another process says: always checked. */
export type Forward = (name: PushName, body: unknown) => void;

export function forwardTo(window: () => BrowserWindow | null): Forward {
  return (name, body) => send(window(), name, pushes[name].parse(body));
}

/** `check` parses what is sent, outside the package. */
export function pushTo(window: () => BrowserWindow | null, check: boolean): Push {
  return (name, body) => send(window(), name, check ? pushes[name].parse(body) : body);
}

function send(target: BrowserWindow | null, name: PushName, body: unknown): void {
  if (target === null || target.isDestroyed() || target.webContents.isDestroyed()) return;
  target.webContents.send(name, body);
}
