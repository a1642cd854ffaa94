import type { BrowserWindow } from "electron";

import { pushes } from "../../preload/contract.ts";
import type { PushBody, PushName } from "../../preload/contract.ts";

/** Sends to the window what it did not ask for; says nothing when there is no window. */
export type Push = <N extends PushName>(name: N, body: PushBody<N>) => void;

/** `check` parses what is sent, outside the package. */
export function pushTo(window: () => BrowserWindow | null, check: boolean): Push {
  return (name, body) => {
    if (check) pushes[name].parse(body);
    const target = window();
    if (target === null || target.isDestroyed() || target.webContents.isDestroyed()) return;
    target.webContents.send(name, body);
  };
}
