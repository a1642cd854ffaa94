import type { Story } from "../../sim/narration/story.ts";

/** Who a town is: everything needed to create it again. */
export interface TownIdentity {
  readonly title: string;
  /** Name of the scenario it was made from. */
  readonly scenario: string;
  readonly config_id: string;
  readonly config_hash: string;
  /** The complete configuration as JSON, keys in their order. */
  readonly config: string;
  /** Decimal. */
  readonly seed: string;
  /** ISO 8601. */
  readonly created_at: string;
  /** Program and version. */
  readonly created_by: string;
}

/** The first timeline of every file. */
export const MAIN = 1;

/** Who decides in a timeline. */
export interface StoredPolicy {
  /** `scripted`, `random`, or the name of a policy. */
  readonly policy: string;
  /** SHA-256 of the policy's artefact; null where there is none. */
  readonly policy_hash: string | null;
  /** What the policy observes; null where it observes nothing. */
  readonly variant: string | null;
  /** Share of decisions that are the policy's, 0 to 1. */
  readonly learned_ratio: number;
}

/** One life of a town: the first one, or what became of it from some tick on. */
export interface StoredTimeline extends StoredPolicy {
  readonly timeline: number;
  readonly name: string;
  readonly parent: number | null;
  /** Newest tick that it shares with its parent. */
  readonly at: number;
  /** The record on disk is complete up to here. */
  readonly last_tick: number;
  /** What was changed where it parts, in words. */
  readonly change: string;
  /** Its own configuration as JSON; null where it is the town's. */
  readonly config: string | null;
}

export interface StoredKeyframe {
  readonly timeline: number;
  readonly tick: number;
  readonly state_hash: string;
  readonly raw_bytes: number;
}

export interface StoredHash {
  readonly tick: number;
  readonly state_hash: string;
}

export interface StoredInput {
  readonly tick: number;
  readonly input: string;
}

/** A complete state, to be stored. */
export interface Keyframe {
  readonly tick: number;
  readonly state_hash: string;
  /** Hash of every table of the state, as JSON. */
  readonly systems: string;
  readonly bytes: Uint8Array;
}

/** One figure at one tick; `person` is −1 where it is the town's. */
export interface StoredKpi {
  readonly tick: number;
  readonly name: string;
  readonly person: number;
  readonly value: number;
}

/** Where a command was carried out; `seen`: it had been before, and its result was given again. */
export type AuditPlace = "tick" | "town" | "host" | "seen";

/** One command and what became of it. */
export interface StoredAudit {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly timeline: number;
  /** The tick that it was an input of, or the tick at which it was answered. */
  readonly tick: number;
  readonly issuer: string | null;
  readonly mode: "viewer" | "admin";
  /** `stdin`, `file`, `window`, `tcp` or `ws`, and who is at the other end of it. */
  readonly transport: string;
  readonly address: string;
  /** As it was given; empty where there was none. */
  readonly name: string;
  readonly cmd_id: string | null;
  /** SHA-256 of name and arguments; null without a `cmd_id`. */
  readonly digest: string | null;
  /** What was asked as JSON, without tokens. */
  readonly request: string;
  /** Null where it was refused before anything was done. */
  readonly place: AuditPlace | null;
  readonly status: "ok" | "error";
  /** Of the error; null where there is none. */
  readonly code: string | null;
  readonly latency_ms: number;
  /** Result or error as JSON. */
  readonly result: string;
}

/** What one write brings to disk, all or nothing. */
export interface StoreBatch {
  readonly timeline: number;
  /** The record is complete up to here. */
  readonly tick: number;
  /** Records of EVENT_INTS integers each, in order. */
  readonly eventInts: Int32Array;
  /** One per event. */
  readonly eventValues: Float64Array;
  readonly stories: readonly Story[];
  readonly inputs: readonly StoredInput[];
  readonly hashes: readonly StoredHash[];
  readonly kpis: readonly StoredKpi[];
  readonly keyframes: readonly Keyframe[];
  readonly audits: readonly StoredAudit[];
}
