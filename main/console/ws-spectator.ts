import type { WebSocket } from "ws";

import type { Message } from "../telemetry/message.ts";

/** So much may wait for a page that is slow; what comes meanwhile is left out. */
const MOST_WAITING_BYTES = 4_000_000;

/** Gives every payload from now on to a listener, at once a snapshot. Returns the function that stops it. */
export type Subscribe = (listener: (message: Message) => void) => () => void;

/**
 * Shows the stream to a web page: a snapshot, then what changes. One that falls behind misses payloads, which
 * `miss` counts, and goes on from a snapshot.
 */
export function spectate(opened: WebSocket, subscribe: Subscribe, miss: () => void): void {
  let isBehind = false;
  const stop = subscribe((message) => {
    if (opened.bufferedAmount > MOST_WAITING_BYTES) {
      isBehind = true;
      miss();
      return;
    }
    opened.send(isBehind ? message.wholeLine : message.line);
    isBehind = false;
  });
  opened.once("close", stop);
}
