import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Duplex } from "node:stream";

import { type WebSocket, WebSocketServer } from "ws";

import { type Gate, letIn } from "../access/gate.ts";
import { ok } from "../../sim/result.ts";
import { type Outcome, errorMessage } from "../problem.ts";
import { Connections } from "./connections.ts";
import { MAX_LINE_BYTES } from "./envelope.ts";
import {
  type Certificate,
  type Listening,
  type Place,
  addressOf,
  closerOf,
  isLoopback,
  listenAt,
} from "./listening.ts";
import { type Desk, Operator } from "./ws-operator.ts";
import { type Subscribe, spectate } from "./ws-spectator.ts";

const HANDSHAKE_LIMIT_MS = 10_000;
/** Whoever does not answer a ping within this time is gone. */
const PING_EVERY_MS = 30_000;
const OPERATORS = "/ws/operator";
const SPECTATORS = "/ws/telemetry";
/** How a connection ends that may not be. */
const MAY_NOT = 4403;
/** More than a line, for what it is wrapped in. */
const MAX_MESSAGE_BYTES = MAX_LINE_BYTES + 1024;

interface Settings {
  readonly at: Place;
  /** Null: everybody on the way can read along. */
  readonly certificate: Certificate | null;
  /** Pages that may connect, beside those that are served from here. */
  readonly origins: readonly string[];
  readonly gate: Gate;
  readonly desk: Desk;
  readonly subscribe: Subscribe;
  readonly log: (message: string) => void;
}

/** What has gone through so far, for `/metrics`. */
interface Counts {
  readonly messages: Map<string, number>;
  readonly commands: Map<string, number>;
  operators: number;
  spectators: number;
  missed: number;
}

/**
 * The town for web pages: `/ws/operator` takes commands, `/ws/telemetry` shows the stream, `/health` and `/metrics` say how it goes. Pages of
 * other places are refused, by their `Origin` and by the name under which they came here.
 */
export async function openGateway(settings: Settings): Promise<Outcome<Listening>> {
  const { certificate, log } = settings;
  const connections = new Connections();
  const counts: Counts = {
    messages: new Map(),
    commands: new Map(),
    operators: 0,
    spectators: 0,
    missed: 0,
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    reply(request, response, { settings, counts, connections });
  const server =
    certificate === null
      ? createServer(answer)
      : createTlsServer({ ...certificate, handshakeTimeout: HANDSHAKE_LIMIT_MS }, answer);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const status = whyNot(request, settings);
    const leave = status === null ? connections.admit(addressOf(request.socket)) : null;
    if (leave === null) {
      socket.once("finish", () => socket.destroy());
      socket.end(`HTTP/1.1 ${status ?? "429 Too Many Requests"}\r\nConnection: close\r\n\r\n`);
      return;
    }
    socket.once("close", leave);
    sockets.handleUpgrade(request, socket, head, (opened) =>
      admit(opened, request, settings, counts),
    );
  });
  const letGo = closerOf(server);
  const listening = await listenAt(server, settings.at);
  if (!listening.ok) return listening;
  server.on("error", (error) => log(`gateway: ${errorMessage(error)}`));
  const alive = watch(sockets);
  const close = async (): Promise<void> => {
    clearInterval(alive);
    await letGo();
  };
  return ok({ ...listening.value, close });
}

/** Ends connections whose other end is gone. */
function watch(sockets: WebSocketServer): NodeJS.Timeout {
  const waitedFor = new WeakSet<WebSocket>();
  sockets.on("connection", (opened: WebSocket) => {
    opened.on("pong", () => void waitedFor.delete(opened));
  });
  return setInterval(() => {
    for (const opened of sockets.clients) {
      if (waitedFor.has(opened)) opened.terminate();
      waitedFor.add(opened);
      opened.ping();
    }
  }, PING_EVERY_MS).unref();
}

function admit(
  opened: WebSocket,
  request: IncomingMessage,
  { gate, desk, subscribe }: Settings,
  counts: Counts,
): void {
  opened.on("error", () => opened.terminate());
  const address = addressOf(request.socket);
  const token = tokenIn(request);
  const limited = gate.limits.take(address);
  const entered = limited === null ? letIn(gate, address, { token, mode: null }) : null;
  if (entered === null || !entered.ok) {
    opened.close(MAY_NOT, entered?.ok === false ? entered.error.message : limited?.message);
    return;
  }
  if (pathOf(request) === SPECTATORS) {
    if (urlOf(request)?.searchParams.get("mode") !== "spectator") {
      opened.close(MAY_NOT, "mode=spectator is the only mode");
      return;
    }
    counts.spectators += 1;
    opened.once("close", () => (counts.spectators -= 1));
    spectate(opened, subscribe, () => (counts.missed += 1));
    return;
  }
  counts.operators += 1;
  opened.once("close", () => (counts.operators -= 1));
  const operator = new Operator(opened, desk, { gate, address, token });
  operator.onMessage = (type) => count(counts.messages, type);
  operator.onResult = (status) => count(counts.commands, status);
}

/** Why a page may not connect, as the first line of an answer; null where it may. */
function whyNot(request: IncomingMessage, settings: Settings): string | null {
  if (![OPERATORS, SPECTATORS].includes(pathOf(request))) return "404 Not Found";
  return isWelcome(request, settings) ? null : "403 Forbidden";
}

/**
 * A page of another place says so in `Origin`; one that got here by a name that is made to lead here
 * says so in `Host`. Programs send no `Origin`.
 */
function isWelcome({ headers }: IncomingMessage, { at, certificate, origins }: Settings): boolean {
  const host = hostOf(`http://${headers.host ?? ""}`);
  // Whoever has a certificate for it has the name.
  const isOurs = certificate !== null || host === at.host;
  const isNamed = isOurs || (isLoopback(at.host) && isLoopback(host));
  if (!isNamed && !isNumber(host)) return false;
  const { origin } = headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : "";
}

/** An address in numbers leads nowhere else. */
function isNumber(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(":");
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  around: { settings: Settings; counts: Counts; connections: Connections },
): void {
  const type = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  const path = request.method === "GET" ? pathOf(request) : "";
  if (!isWelcome(request, around.settings)) {
    response.writeHead(403, type).end("forbidden\n");
  } else if (path === "/health") {
    const json = { ...type, "content-type": "application/json" };
    response.writeHead(200, json).end(JSON.stringify({ status: "ok" }));
  } else if (path === "/metrics") {
    response.writeHead(200, type).end(metricsText(around.counts, around.connections.count));
  } else {
    response.writeHead(404, type).end("there is nothing here\n");
  }
}

function metricsText(
  { messages, commands, operators, spectators, missed }: Counts,
  connections: number,
): string {
  const lines = [
    "# TYPE townlet_web_ws_connections gauge",
    `townlet_web_ws_connections ${connections}`,
    "# TYPE townlet_web_ws_messages_total counter",
    ...[...messages].map(([type, n]) => `townlet_web_ws_messages_total{type="${type}"} ${n}`),
    "# TYPE townlet_web_operator_connections gauge",
    `townlet_web_operator_connections ${operators}`,
    "# TYPE townlet_web_spectator_connections gauge",
    `townlet_web_spectator_connections ${spectators}`,
    "# TYPE townlet_web_spectator_missed_total counter",
    `townlet_web_spectator_missed_total ${missed}`,
    "# TYPE townlet_web_operator_commands_total counter",
    ...[...commands].map(([of, n]) => `townlet_web_operator_commands_total{status="${of}"} ${n}`),
  ];
  return `${lines.join("\n")}\n`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function urlOf({ url = "/" }: IncomingMessage): URL | null {
  return URL.canParse(url, "http://here") ? new URL(url, "http://here") : null;
}

/** Never the whole of it: there may be a token in it. */
function pathOf(request: IncomingMessage): string {
  return urlOf(request)?.pathname ?? "";
}

/** From the address, as pages have to, or from the header, as programs better do. */
function tokenIn(request: IncomingMessage): string | null {
  const [, bearer] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
  return bearer ?? urlOf(request)?.searchParams.get("token") ?? null;
}
