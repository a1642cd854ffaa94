import { expect } from "vitest";
import { z } from "zod";

import { StreamReader } from "../../sim/telemetry/stream/reader.ts";
import type { SnapshotPayload } from "../../sim/telemetry/stream/payload.ts";
import { required } from "./required.ts";

/** What a whole stream told, and what it came to. */
export interface Told {
  readonly last: SnapshotPayload;
  readonly events: Readonly<Record<string, number>>;
  readonly narrations: readonly number[];
  readonly lines: number;
}

const ToldOnce = z.object({
  events: z.array(z.object({ event: z.string() })).optional(),
  narrations: z.array(z.object({ data: z.object({ seq: z.int() }) })).optional(),
});
const Line = ToldOnce.extend({ changes: ToldOnce.optional() });

/** Reads a stream of lines, each of which has to be taken. */
export function readStream(lines: readonly string[]): Told {
  const reader = new StreamReader();
  const events: Record<string, number> = {};
  const narrations: number[] = [];
  for (const line of lines) {
    expect(reader.readLine(line)).toEqual({ ok: true, value: "taken" });
    const payload = Line.parse(JSON.parse(line));
    const told = payload.changes ?? payload;
    for (const { event } of told.events ?? []) events[event] = (events[event] ?? 0) + 1;
    narrations.push(...(told.narrations ?? []).map(({ data }) => data.seq));
  }
  expect(reader.warning).toBeNull();
  return { last: required(reader.current ?? undefined), events, narrations, lines: lines.length };
}
