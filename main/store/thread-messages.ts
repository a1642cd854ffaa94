import type { Problem } from "../../preload/contract.ts";
import type { Outcome } from "../problem.ts";
import type { StoreBatch } from "./identity.ts";
import type { TownStore } from "./town-store.ts";

/** What the town may ask of its file while it lives; each is a method of `TownStore`. */
export const QUESTIONS = [
  "timelines",
  "firstTick",
  "identity",
  "current",
  "setCurrent",
  "keyframesUpTo",
  "keyframeBytes",
  "keyframeSystems",
  "inputsAfter",
  "hashesBetween",
  "eventsBetween",
  "eventsUpTo",
  "storiesBetween",
  "storiesUpTo",
  "kpisBetween",
  "eventCounts",
  "addTimeline",
  "renameTimeline",
  "removeTimeline",
  "copyTo",
  "check",
  "usedBytes",
  "thin",
  "migrations",
  "audited",
  "carriedOut",
] as const satisfies readonly (keyof TownStore)[];
export type Question = (typeof QUESTIONS)[number];

/** The same, wherever the file is: here, or with a thread that answers later. */
export type StoreReads = {
  readonly [Q in Question]: (
    ...args: Parameters<TownStore[Q]>
  ) => ReturnType<TownStore[Q]> | Promise<ReturnType<TownStore[Q]>>;
};

/** Cells of the memory that both threads see: number of the newest batch on disk, 1 while the disk refuses. */
export const SHARED = { durable: 0, refused: 1 } as const;

/**
 * Program to thread, about one open file. `flush` answers when all batches are on disk, or why they are
 * not; every message but a batch is answered.
 */
export type ToStore = { readonly store: number; readonly id: number } & Message;

export type Message =
  | { readonly kind: "open"; readonly file: string; readonly shared: SharedArrayBuffer }
  | { readonly kind: "batch"; readonly batch: StoreBatch }
  | { readonly kind: "ask"; readonly name: Question; readonly args: readonly unknown[] }
  | { readonly kind: "backup"; readonly to: string }
  | { readonly kind: "flush" | "close" | "abandon" };

/** What `open` answers. */
export type Opened = Outcome<{ readonly wasOpen: boolean }>;

/** Thread to program. `failed` answers what the file cannot: its pages are damaged, say. `trouble` comes when the disk begins to refuse, and null when it takes writes again. */
export type FromStore =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly problem: Problem }
  | { readonly kind: "trouble"; readonly store: number; readonly problem: Problem | null };
