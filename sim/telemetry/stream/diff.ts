import { isRecord } from "../../is-record.ts";
import type { DiffPayload, SnapshotPayload } from "./payload.ts";

const HEADER: ReadonlySet<string> = new Set([
  "schema_version",
  "stream",
  "payload_type",
  "tick",
  "epoch",
]);

/** The sections of a snapshot: everything but its header. */
function sectionsIn(snapshot: SnapshotPayload): string[] {
  return Object.keys(snapshot).filter((key) => !HEADER.has(key));
}

/** What makes `after` of `before`: every section that differs, as a whole. */
export function diffOf(before: SnapshotPayload, after: SnapshotPayload): DiffPayload {
  const changes: Record<string, unknown> = {};
  for (const section of sectionsIn(after)) {
    if (!sameValue(before[section], after[section])) changes[section] = after[section];
  }
  const removed = sectionsIn(before).filter((section) => !Object.hasOwn(after, section));
  const { schema_version, stream, tick, epoch } = after;
  return {
    schema_version,
    stream,
    payload_type: "diff",
    tick,
    epoch,
    changes,
    ...(removed.length === 0 ? {} : { removed }),
  };
}

/** The snapshot that a diff makes of the one before it. */
export function applied(before: SnapshotPayload, diff: DiffPayload): SnapshotPayload {
  const { schema_version, stream, tick, epoch, changes, removed = [] } = diff;
  const kept = Object.entries(before).filter(([key]) => !removed.includes(key));
  return {
    ...Object.fromEntries(kept),
    ...changes,
    schema_version,
    stream,
    payload_type: "snapshot",
    tick,
    epoch,
  };
}

/** Whether two plain values say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  let keys = 0;
  for (const key in a) {
    keys += 1;
    if (!(key in b) || !sameValue(a[key], b[key])) return false;
  }
  for (const _ in b) keys -= 1;
  return keys === 0;
}
