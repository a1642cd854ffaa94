import { Message } from "../../main/telemetry/message.ts";
import type { SnapshotPayload } from "../../sim/telemetry/stream/payload.ts";
import { diffOf } from "../../sim/telemetry/stream/diff.ts";

const NOBODY = { jobs: {}, employment: {}, conflict: {} };

export function snapshotAt(tick: number, sections: Record<string, unknown> = {}): SnapshotPayload {
  const header = {
    schema_version: "1.0.0",
    stream: "s",
    payload_type: "snapshot",
    epoch: 0,
  } as const;
  return { ...header, tick, ...NOBODY, ...sections };
}

/** A stream of so many ticks in which only `counted` changes: a snapshot, then differences. */
export function someMessages(count: number, from = 0): Message[] {
  return Array.from({ length: count }, (_, index) => {
    const whole = snapshotAt(from + index, { counted: from + index });
    if (index === 0) return new Message(whole, whole);
    return new Message(
      diffOf(snapshotAt(from + index - 1, { counted: from + index - 1 }), whole),
      whole,
    );
  });
}
