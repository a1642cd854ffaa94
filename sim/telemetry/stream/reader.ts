import { z } from "zod";

import { type Result, err, ok } from "../../result.ts";
import { parseJson } from "../../parse-json.ts";
import { applied } from "./diff.ts";
import { STREAM_VERSION, type SnapshotPayload, type StreamPayload } from "./payload.ts";

/** Why a payload was not taken. */
const READER_ERRORS = [
  /** It is no payload at all. */
  "not_a_payload",
  /** Its version is one that we do not understand. */
  "schema_mismatch",
  /** There is no snapshot that it could be a difference to. */
  "diff_before_snapshot",
  /** A whole snapshot without what every snapshot has. */
  "missing_sections",
] as const;
export interface ReaderError {
  readonly code: (typeof READER_ERRORS)[number];
  readonly message: string;
}

/** What became of a payload: taken, or older than what is known and left out. */
export type Read = Result<"taken" | "stale", ReaderError>;

const REQUIRED = ["jobs", "employment", "conflict"] as const;

const Header = z.looseObject({
  schema_version: z.string(),
  stream: z.string(),
  tick: z.int().nonnegative(),
  epoch: z.int().nonnegative(),
});
const Incoming = z.discriminatedUnion("payload_type", [
  Header.extend({ payload_type: z.literal("snapshot") }),
  Header.extend({
    payload_type: z.literal("diff"),
    changes: z.record(z.string(), z.unknown()),
    removed: z.array(z.string()).optional(),
  }),
]);

/**
 * Puts snapshots and diffs together again: `current` is the town as it was with the last payload that was
 * taken. Sections are not looked into. Operations §7.1, §7.4.
 */
export class StreamReader {
  #current: SnapshotPayload | null = null;
  #told: Readonly<Record<string, unknown>> = {};
  #warning: string | null = null;
  readonly #isWhole: boolean;

  /** `isWhole`: the stream has all sections, not only some that were asked for. */
  constructor({ isWhole = true }: { readonly isWhole?: boolean } = {}) {
    this.#isWhole = isWhole;
  }

  get current(): SnapshotPayload | null {
    return this.#current;
  }

  /** Sections that the payload taken last told. */
  get told(): Readonly<Record<string, unknown>> {
    return this.#told;
  }

  /** The stream is of another minor version than this reader: something in it may be new. */
  get warning(): string | null {
    return this.#warning;
  }

  readLine(line: string): Read {
    const payload = parseJson(line);
    return payload === undefined
      ? refused("not_a_payload", "a line is no JSON")
      : this.read(payload);
  }

  read(given: unknown): Read {
    const parsed = Incoming.safeParse(given);
    if (!parsed.success) {
      return refused("not_a_payload", parsed.error.issues[0]?.message ?? "no payload");
    }
    const payload: StreamPayload = parsed.data;
    const mismatch = this.#checkVersion(payload.schema_version);
    if (mismatch !== null) return mismatch;
    return payload.payload_type === "snapshot" ? this.#begin(payload) : this.#goOn(payload);
  }

  #checkVersion(found: string): Read | null {
    const [major, minor] = STREAM_VERSION.split(".");
    const [otherMajor, otherMinor] = found.split(".");
    const difference = `the stream is of version ${found}, this reader of ${STREAM_VERSION}`;
    if (otherMajor !== major) return refused("schema_mismatch", difference);
    this.#warning = otherMinor === minor ? null : difference;
    return null;
  }

  #begin(payload: SnapshotPayload): Read {
    const missing = REQUIRED.filter((section) => !Object.hasOwn(payload, section));
    if (this.#isWhole && missing.length > 0) {
      return refused("missing_sections", `a snapshot without ${missing.join(", ")}`);
    }
    if (this.#isStale(payload)) return ok("stale");
    this.#current = payload;
    this.#told = payload;
    return ok("taken");
  }

  #goOn(payload: Extract<StreamPayload, { payload_type: "diff" }>): Read {
    const before = this.#current;
    if (before === null || before.stream !== payload.stream || payload.epoch > before.epoch) {
      return refused("diff_before_snapshot", `a difference at tick ${payload.tick} to nothing`);
    }
    if (this.#isStale(payload)) return ok("stale");
    this.#current = applied(before, payload);
    this.#told = payload.changes;
    return ok("taken");
  }

  /** Older than what is known of the same stream. */
  #isStale({ stream, epoch, tick }: StreamPayload): boolean {
    const before = this.#current;
    if (before === null || before.stream !== stream) return false;
    return epoch < before.epoch || (epoch === before.epoch && tick < before.tick);
  }
}

function refused(code: ReaderError["code"], message: string): Read {
  return err({ code, message });
}
