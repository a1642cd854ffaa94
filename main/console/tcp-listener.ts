import { type Socket, createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";

import { type Gate, remoteOrigin } from "../access/gate.ts";
import { type Outcome, errorMessage } from "../problem.ts";
import { ok } from "../../sim/result.ts";
import { Connections } from "./connections.ts";
import type { CommandResult } from "../../preload/contract.ts";
import { LineReader } from "./line-reader.ts";
import {
  type Certificate,
  type Listening,
  type Place,
  addressOf,
  closerOf,
  listenAt,
} from "./listening.ts";
import type { Origin } from "./origin.ts";

/** So many commands of a connection may be under way, and so much may wait to be read, before no more are taken. */
const MOST_UNDER_WAY = 64;
const MOST_UNREAD_BYTES = 262_144;
const HANDSHAKE_LIMIT_MS = 10_000;
const IDLE_LIMIT_MS = 600_000;

/** Takes commands and says what became of them. */
export type Take = (given: unknown, origin: Origin) => Promise<CommandResult>;

interface Settings {
  readonly at: Place;
  /** Null: everybody on the way can read along. */
  readonly certificate: Certificate | null;
  readonly gate: Gate;
  readonly take: Take;
  readonly log: (message: string) => void;
}

/** Commands as JSON lines over TCP, one line of answer for each. */
export async function listenTcp(settings: Settings): Promise<Outcome<Listening>> {
  const { certificate, log } = settings;
  const connections = new Connections();
  const admit = (socket: Socket): void => {
    const leave = connections.admit(addressOf(socket));
    if (leave === null) {
      socket.destroy();
      return;
    }
    socket.once("close", leave);
    converse(socket, settings);
  };
  const options = { handshakeTimeout: HANDSHAKE_LIMIT_MS, minVersion: "TLSv1.2" } as const;
  // Whoever has said all that they had to say still hears the answers.
  const half = { allowHalfOpen: true };
  const server =
    certificate === null
      ? createServer(half, admit)
      : createTlsServer({ ...certificate, ...options, ...half }, admit);
  server.on("tlsClientError", (error: Error, socket: Socket) => {
    log(`${addressOf(socket)} could not be spoken with: ${errorMessage(error)}`);
    socket.destroy();
  });
  const close = closerOf(server);
  const listening = await listenAt(server, settings.at);
  if (!listening.ok) return listening;
  server.on("error", (error) => log(`console: ${errorMessage(error)}`));
  return ok({ ...listening.value, close });
}

/** Reads lines, answers each, and reads no faster than it is listened to. */
function converse(socket: Socket, { gate, take }: Settings): void {
  const origin = remoteOrigin(gate, "tcp", { address: addressOf(socket) });
  const reader = new LineReader();
  let underWay = 0;
  let hasEnded = false;
  const isBusy = (): boolean =>
    underWay >= MOST_UNDER_WAY || socket.writableLength > MOST_UNREAD_BYTES;
  const goOn = (): void => {
    if (socket.isPaused() && !isBusy()) socket.resume();
  };
  const answer = async (line: string): Promise<void> => {
    underWay += 1;
    const result = await take(line, origin);
    underWay -= 1;
    if (!socket.writable) return;
    socket.write(`${JSON.stringify(result)}\n`);
    if (hasEnded && underWay === 0) socket.end();
    goOn();
  };
  socket.setTimeout(IDLE_LIMIT_MS, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.on("drain", goOn);
  socket.on("data", (chunk: Buffer) => {
    for (const line of reader.push(chunk)) void answer(line);
    if (isBusy()) socket.pause();
  });
  socket.on("end", () => {
    hasEnded = true;
    const rest = reader.end();
    if (rest !== "") void answer(rest);
    else if (underWay === 0) socket.end();
  });
}
