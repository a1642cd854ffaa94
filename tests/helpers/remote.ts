import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createConnection } from "node:net";
import path from "node:path";
import { connect as connectTls } from "node:tls";

import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";

import type { Access } from "../../main/access/access.ts";
import type { AccessFile } from "../../main/access/access-file.ts";
import { Limits } from "../../main/access/limits.ts";
import { keptOf } from "../../main/access/token.ts";
import type { Door } from "../../main/console/door.ts";
import { CommandResult } from "../../preload/contract.ts";
import { LineReader } from "../../main/console/line-reader.ts";
import { listenTcp } from "../../main/console/tcp-listener.ts";
import { openGateway } from "../../main/console/ws-gateway.ts";
import { Publisher } from "../../main/telemetry/publisher.ts";
import type { TownHost } from "../../main/town/town-host.ts";
import { townWithDoor } from "./door.ts";
import { good } from "./town-file.ts";

const TLS = path.resolve(import.meta.dirname, "../fixtures/tls");
export const CERTIFICATE = {
  cert: readFileSync(path.join(TLS, "test-only.cert.pem"), "utf8"),
  key: readFileSync(path.join(TLS, "test-only.key.pem"), "utf8"),
};
export const TOKENS = { viewer: "viewer-token-of-the-tests", admin: "admin-token-of-the-tests" };

/** A list of tokens as a file holds it. */
export function accessFile(require_auth_for_viewer = true): AccessFile {
  const tokens = (["viewer", "admin"] as const).map((role) => {
    const { salt, hash } = keptOf(TOKENS[role]);
    return { label: `a ${role}`, role, salt, hash };
  });
  return { require_auth_for_viewer, tokens };
}

export interface Remote {
  readonly host: TownHost;
  readonly door: Door;
  readonly limits: Limits;
  readonly tcpPort: number;
  readonly wsPort: number;
  readonly logged: string[];
}

/** A town at rest that can be asked over TLS and WebSocket, as anybody or with tokens. */
export async function remoteTown(access: Access, limits = new Limits()): Promise<Remote> {
  const { host, door } = await townWithDoor();
  const gate = { access, limits };
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const take: Door["take"] = (given, origin) => door.take(given, origin);
  const beat = setInterval(() => host.advance(Number(host.isAsked)), 1);
  const at = { host: "127.0.0.1", port: 0 };
  const tcp = good(await listenTcp({ at, certificate: CERTIFICATE, gate, take, log }));
  const desk = { take, history: (last: number) => door.history.slice(-last), commands: [] };
  const publisher = new Publisher(host, { speed: () => 0 });
  const subscribe: Publisher["subscribe"] = (listener) => publisher.subscribe(listener);
  const common = { at, certificate: null, origins: [], gate, desk, subscribe, log };
  const ws = good(await openGateway(common));
  onTestFinished(async () => {
    clearInterval(beat);
    await tcp.close();
    await ws.close();
    await publisher.close(0);
  });
  return { host, door, limits, tcpPort: tcp.port, wsPort: ws.port, logged };
}

/** Asks over TLS, one line after the other, on one connection. */
export async function askTcp(
  { tcpPort }: Remote,
  lines: readonly (object | string)[],
): Promise<CommandResult[]> {
  const socket = connectTls({ port: tcpPort, host: "127.0.0.1", ca: CERTIFICATE.cert });
  await once(socket, "secureConnect");
  return converse(socket, lines);
}

/** The same without TLS. */
export async function askPlain(port: number, lines: readonly object[]): Promise<CommandResult[]> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  await once(socket, "connect");
  return converse(socket, lines);
}

async function converse(
  socket: ReturnType<typeof createConnection>,
  lines: readonly (object | string)[],
): Promise<CommandResult[]> {
  const reader = new LineReader();
  const results: CommandResult[] = [];
  socket.on("data", (chunk: Buffer) => {
    for (const line of reader.push(chunk)) results.push(CommandResult.parse(JSON.parse(line)));
  });
  for (const line of lines) {
    socket.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  }
  socket.end();
  await once(socket, "close");
  return results;
}

/** What a page that only looks on is sent while `act` runs, and the code it was closed with. */
export async function watchWs(
  { wsPort }: Remote,
  query: string,
  act: () => Promise<void> = () => Promise.resolve(),
): Promise<{ lines: string[]; closed: number }> {
  const socket = new WebSocket(`ws://127.0.0.1:${wsPort}/ws/telemetry${query}`);
  const lines: string[] = [];
  socket.on("message", (data) => {
    if (data instanceof Buffer) lines.push(data.toString());
  });
  await once(socket, "open");
  await act();
  socket.close();
  const [code] = z
    .tuple([z.int()])
    .rest(z.unknown())
    .parse(await once(socket, "close"));
  return { lines, closed: code };
}

const Message = z.looseObject({ type: z.string() });
type Message = z.infer<typeof Message>;

/** What an operator's page hears: everything until it has been answered so often, or the code it was closed with. */
export async function askWs(
  { wsPort }: Remote,
  { token, origin, path: at = "/ws/operator" }: { token?: string; origin?: string; path?: string },
  payloads: readonly unknown[] = [],
): Promise<{ messages: Message[]; closed: number | null; refused: number | null }> {
  const query = token === undefined ? "" : `?token=${token}`;
  const socket = new WebSocket(`ws://127.0.0.1:${wsPort}${at}${query}`, { origin });
  const messages: Message[] = [];
  let refused: number | null = null;
  let closed: number | null = null;
  socket.on("message", (data) => {
    if (!(data instanceof Buffer)) return;
    messages.push(Message.parse(JSON.parse(data.toString())));
    const answered = messages.filter(({ type }) => type === "command_ack").length;
    if (answered === payloads.length && messages.at(-1)?.type === "status") socket.close();
  });
  socket.on("error", ({ message }) => {
    const [status] = /\d{3}$/.exec(message) ?? [];
    refused = status === undefined ? null : Number(status);
  });
  socket.on("open", () => {
    for (const payload of payloads) socket.send(JSON.stringify({ type: "command", payload }));
  });
  await new Promise<void>((resolve) => {
    socket.on("close", (code) => {
      closed = [1000, 1005, 1006].includes(code) ? null : code;
      resolve();
    });
  });
  return { messages, closed, refused };
}
