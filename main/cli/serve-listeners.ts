import path from "node:path";
import { createSecureContext } from "node:tls";

import { type Command, InvalidArgumentError } from "commander";

import { COMMANDS } from "../../sim/console/registry.ts";
import { ok } from "../../sim/result.ts";
import { Access } from "../access/access.ts";
import { defaultAccessFile, readAccessFile } from "../access/access-file.ts";
import type { Gate } from "../access/gate.ts";
import { Limits } from "../access/limits.ts";
import type { Door } from "../console/door.ts";
import {
  type Certificate,
  type Listening,
  type Place,
  isLoopback,
  written,
} from "../console/listening.ts";
import { listenTcp } from "../console/tcp-listener.ts";
import { openGateway } from "../console/ws-gateway.ts";
import type { Subscribe } from "../console/ws-spectator.ts";
import { type Outcome, errorMessage, refuse } from "../problem.ts";
import { readPem } from "./read-pem.ts";

export interface ListenOptions {
  readonly listen?: Place;
  readonly ws?: Place;
  readonly access?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly allowPlaintext?: boolean;
  readonly allowOrigin?: readonly string[];
}

/** Where commands are taken from elsewhere, and from whom. */
export interface Plan {
  readonly listen: Place | null;
  readonly ws: Place | null;
  readonly origins: readonly string[];
  readonly certificate: Certificate | null;
  readonly gate: Gate;
}

export function addListenOptions(command: Command): void {
  command
    .option(
      "--listen <tcp://HOST:PORT>",
      "take commands over TCP, one JSON object a line",
      tcpPlace,
    )
    .option("--ws <HOST:PORT>", "take commands from web pages", placeOf)
    .option("--access <FILE>", "who may come in, as 'townlet token' makes it")
    .option("--tls-cert <FILE.pem>", "certificate of what listens")
    .option("--tls-key <FILE.pem>", "its key")
    .option("--allow-plaintext", "let --listen go without a certificate, on this machine only")
    .option("--allow-origin <URL...>", "pages of these places may connect too");
}

function tcpPlace(text: string): Place {
  return placeOf(text.replace(/^tcp:\/\//, ""));
}

function placeOf(text: string): Place {
  const [, host = "", port = ""] = /^(\[[\da-fA-F:]+\]|[\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  if (host === "" || Number(port) > 65_535) {
    throw new InvalidArgumentError("Expected HOST:PORT, such as 127.0.0.1:7000.");
  }
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** Everything that has to be right before a town is made for it. */
export function planListeners(options: ListenOptions): Outcome<Plan> {
  const { listen = null, ws = null, allowOrigin = [] } = options;
  const certificate = readCertificate(options);
  if (!certificate.ok) return certificate;
  const places = [listen, ws].filter((place) => place !== null);
  const access = places.length === 0 ? ok(Access.off()) : readAccess(options);
  if (!access.ok) return access;
  const abroad = places.find(({ host }) => !isLoopback(host));
  const unsafe = unsafeFor(
    { abroad, listen, certificate: certificate.value, access: access.value },
    options,
  );
  if (unsafe !== null) return unsafe;
  const gate = { access: access.value, limits: new Limits() };
  return ok({ listen, ws, origins: allowOrigin, certificate: certificate.value, gate });
}

function unsafeFor(
  {
    abroad,
    listen,
    certificate,
    access,
  }: {
    readonly abroad: Place | undefined;
    readonly listen: Place | null;
    readonly certificate: Certificate | null;
    readonly access: Access;
  },
  { allowPlaintext = false }: ListenOptions,
): Outcome<never> | null {
  if (abroad !== undefined && certificate === null) {
    return refuse(
      "bad_request",
      `At ${abroad.host} everybody on the way could read along.`,
      "Give --tls-cert and --tls-key, or listen at 127.0.0.1.",
    );
  }
  if (abroad !== undefined && !access.isOn) {
    return refuse(
      "bad_request",
      `At ${abroad.host} anybody could come in.`,
      "Make a token first: townlet token add LABEL --role viewer.",
    );
  }
  if (listen === null || certificate !== null || allowPlaintext) return null;
  return refuse(
    "bad_request",
    "--listen needs a certificate.",
    "Give --tls-cert and --tls-key, or --allow-plaintext on this machine.",
  );
}

function readCertificate({ tlsCert, tlsKey }: ListenOptions): Outcome<Certificate | null> {
  if (tlsCert === undefined && tlsKey === undefined) return ok(null);
  if (tlsCert === undefined || tlsKey === undefined) {
    return refuse("bad_request", "A certificate and its key come together.", "Give both of them.");
  }
  const cert = readPem(tlsCert);
  if (!cert.ok) return cert;
  const key = readPem(tlsKey);
  if (!key.ok) return key;
  const certificate = { cert: cert.value, key: key.value };
  try {
    createSecureContext(certificate);
    return ok(certificate);
  } catch (error) {
    const why = `${tlsCert} and ${tlsKey} cannot be used: ${errorMessage(error)}.`;
    return refuse("bad_request", why, "Give a certificate and the key that belongs to it.");
  }
}

/** The named list of tokens has to be there; without a name, one that is not there lets everybody watch. */
function readAccess({ access }: ListenOptions): Outcome<Access> {
  const read = readAccessFile(access === undefined ? defaultAccessFile() : path.resolve(access));
  if (read.ok) return Access.of(read.value);
  return access === undefined && read.error.code === "not_found" ? ok(Access.off()) : read;
}

/** Opens what is planned. Refused, with nothing left open: a place that is taken. */
export async function openListeners(
  { listen, ws, origins, certificate, gate }: Plan,
  door: Door,
  {
    log,
    wake,
    subscribe,
  }: {
    readonly log: (message: string) => void;
    readonly wake: () => void;
    readonly subscribe: Subscribe;
  },
): Promise<Outcome<readonly Listening[]>> {
  const open: Listening[] = [];
  const take: Door["take"] = (given, origin) => {
    const answer = door.take(given, origin);
    wake();
    return answer;
  };
  const common = { certificate, gate, log };
  const tcp = listen === null ? null : await listenTcp({ ...common, at: listen, take });
  if (tcp?.ok === false) return tcp;
  if (tcp !== null) {
    log(`commands are taken at tcp://${written(tcp.value)}`);
    open.push(tcp.value);
  }
  const desk = { take, history: (last: number) => historyOf(door, last), commands: PALETTE };
  const web =
    ws === null ? null : await openGateway({ ...common, at: ws, origins, desk, subscribe });
  if (web?.ok === false) {
    for (const listening of open) await listening.close();
    return web;
  }
  if (web !== null) {
    log(`web pages are answered at ${written(web.value)}`);
    open.push(web.value);
  }
  return ok(open);
}

const PALETTE = Object.entries(COMMANDS).map(([name, { mode, summary }]) => ({
  name,
  mode,
  summary,
}));

function historyOf({ history }: Door, last: number): object[] {
  return history.slice(-last).map(({ name, cmd_id, issuer, tick, status, code }) => ({
    name,
    cmd_id,
    issuer,
    tick,
    status,
    code,
  }));
}
