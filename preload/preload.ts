import { contextBridge, ipcRenderer, type IpcRendererEvent, webUtils } from "electron";

import {
  FRAME_PORT,
  pushes,
  requests,
  type PushBody,
  type PushName,
  type Reply,
  type RequestArgs,
  type RequestName,
  type RequestReply,
  type TownletBridge,
} from "./contract.ts";

/**
 * The only door between the page and the rest. Channel names are checked here, contents by main
 * (what the page sends) and by main before sending (what the page gets).
 */
const bridge: TownletBridge = {
  async request<N extends RequestName>(
    name: N,
    args: RequestArgs<N>,
  ): Promise<Reply<RequestReply<N>>> {
    if (!Object.hasOwn(requests, name)) throw new Error(`unknown request ${name}`);
    return ipcRenderer.invoke(name, args) as Promise<Reply<RequestReply<N>>>;
  },
  on<N extends PushName>(name: N, listener: (body: PushBody<N>) => void): () => void {
    if (!Object.hasOwn(pushes, name)) throw new Error(`unknown push ${name}`);
    const forward = (_event: IpcRendererEvent, body: PushBody<N>) => listener(body);
    ipcRenderer.on(name, forward);
    return () => ipcRenderer.removeListener(name, forward);
  },
};

contextBridge.exposeInMainWorld("townlet", bridge);

// Where a dropped file lies on disk only this script may know.
window.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  const name: RequestName = "town:open-dropped";
  void ipcRenderer.invoke(name, { file: webUtils.getPathForFile(file) });
});

// Ports cannot cross the bridge; a window message carries them.
ipcRenderer.on(FRAME_PORT, (event) =>
  window.postMessage({ townlet: FRAME_PORT }, "*", event.ports),
);
