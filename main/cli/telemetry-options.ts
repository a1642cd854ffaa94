import path from "node:path";

import type { Command } from "commander";

import { ok } from "../../sim/result.ts";
import { isLoopback } from "../console/listening.ts";
import { type Outcome, refuse } from "../problem.ts";
import { fileSink } from "../telemetry/sinks/file.ts";
import type { Sink } from "../telemetry/sinks/sink.ts";
import { stdoutSink } from "../telemetry/sinks/stdout.ts";
import { tcpSink } from "../telemetry/sinks/tcp.ts";
import { wholeNumber } from "./numbers.ts";
import { readPem } from "./read-pem.ts";

export interface TelemetryOptions {
  readonly telemetry: readonly string[];
  readonly telemetryEvery: number;
  readonly telemetryPlaintext?: boolean;
  readonly telemetryCa?: string;
  readonly telemetryCert?: string;
  readonly telemetryKey?: string;
}

export function addTelemetryOptions(command: Command): Command {
  return command
    .option(
      "--telemetry <WHERE>",
      "send telemetry to stdout, file:PATH or tcp://HOST:PORT; may be given again",
      (where: string, before: readonly string[]) => [...before, where],
      [],
    )
    .option("--telemetry-every <N>", "a payload every so many ticks", wholeNumber(1, 10_000), 1)
    .option("--telemetry-plaintext", "send to tcp:// of this machine without encryption")
    .option("--telemetry-ca <FILE>", "trust whom this certificate (PEM) has signed")
    .option("--telemetry-cert <FILE>", "say who we are by this certificate (PEM)")
    .option("--telemetry-key <FILE>", "the key of that certificate (PEM)");
}

/** Where telemetry is to go. Refused: a place that is none, and encryption that would not hold. */
export function sinksOf(options: TelemetryOptions): Outcome<Sink[]> {
  const sinks: Sink[] = [];
  for (const where of new Set(options.telemetry)) {
    const sink = sinkOf(where, options);
    if (!sink.ok) return sink;
    sinks.push(sink.value);
  }
  return ok(sinks);
}

function sinkOf(where: string, options: TelemetryOptions): Outcome<Sink> {
  if (where === "stdout") return ok(stdoutSink());
  const [, file] = /^file:(.+)$/.exec(where) ?? [];
  if (file !== undefined) return ok(fileSink(path.resolve(file)));
  const [, name, six, port] = /^tcp:\/\/([\w.-]+|\[([\da-fA-F:.]+)\]):(\d{1,5})$/.exec(where) ?? [];
  if (name !== undefined && Number(port) > 0 && Number(port) < 65_536) {
    return tcpOf(six ?? name, Number(port), options);
  }
  return refuse(
    "bad_request",
    `'${where}' is no place for telemetry.`,
    "Give stdout, file:PATH or tcp://HOST:PORT.",
  );
}

function tcpOf(host: string, port: number, options: TelemetryOptions): Outcome<Sink> {
  const { telemetryPlaintext: plaintext = false, telemetryCert, telemetryKey } = options;
  if (plaintext && !isLoopback(host)) {
    return refuse(
      "bad_request",
      `Telemetry would go to ${host} for everybody on the way to read.`,
      "Leave --telemetry-plaintext out; it is for localhost, 127.0.0.1 and ::1.",
    );
  }
  if ((telemetryCert === undefined) !== (telemetryKey === undefined)) {
    return refuse(
      "bad_request",
      "A certificate and its key come together.",
      "Give both --telemetry-cert and --telemetry-key, or neither.",
    );
  }
  const pems: (string | undefined)[] = [];
  for (const file of [options.telemetryCa, telemetryCert, telemetryKey]) {
    const text = file === undefined ? ok(undefined) : readPem(file);
    if (!text.ok) return text;
    pems.push(text.value);
  }
  const [ca, cert, key] = pems;
  return ok(tcpSink({ host, port, plaintext, ca, cert, key }));
}
