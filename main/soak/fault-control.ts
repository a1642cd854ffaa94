import { closeSync, openSync, readSync, writeSync } from "node:fs";

import type { Dice } from "./dice.ts";

/** Places in the shared file, in 64-bit words. Keep in step with storage-faults.c. */
const WORDS = 128;
const MAGIC = 0x544c4654n;
const AT = {
  magic: 0,
  kind: 1,
  operations: 2,
  skip: 3,
  count: 4,
  latency: 5,
  random: 6,
  lying: 7,
  sectorsLost: 8,
  changesLost: 9,
  cuts: 10,
  seen: 16,
  hits: 32,
} as const;

/** What a disk may do, by the number that the shim knows it by. */
export const FAULT_KINDS = ["torn", "lost", "enospc", "eio", "eperm", "slow", "kill"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `sync` is that of a file, `folder` that of a folder. */
export const OPERATIONS = ["write", "sync", "truncate", "rename", "unlink", "folder"] as const;
export type Operation = (typeof OPERATIONS)[number];
const OPERATION_SLOTS = 8;

/** Which operations a kind may hit. */
export const HITS: Readonly<Record<FaultKind, readonly Operation[]>> = {
  torn: ["write"],
  lost: ["write", "sync", "truncate", "rename", "unlink", "folder"],
  enospc: ["write"],
  eio: ["write", "sync", "truncate", "folder"],
  eperm: ["rename"],
  slow: ["write", "sync", "rename", "folder"],
  kill: ["write", "sync", "truncate", "rename", "unlink", "folder"],
};

/** Kinds that end the process which they hit. */
export function isDeadly(kind: FaultKind): boolean {
  return kind === "torn" || kind === "lost" || kind === "kill";
}

/** A fault to come. */
export interface Order {
  readonly kind: FaultKind;
  readonly operations: readonly Operation[];
  /** Fitting operations that are left alone first. */
  readonly skip: number;
  /** Fitting operations that are hit after those, one after the other. */
  readonly count: number;
  readonly latencyMs?: number;
}

/** Operations among which a fault may choose its moment. */
const SKIPPED = 24;
/** Most operations that a passing fault hits one after the other. */
const STRIKES = 6;

/** When and how often a fault of this kind hits, by the dice. */
export function someOrder(dice: Dice, kind: FaultKind): Order {
  const fitting = HITS[kind];
  return {
    kind,
    operations: dice.once(2) ? fitting : [dice.of(fitting)],
    skip: dice.once(3) ? 0 : dice.below(SKIPPED),
    count: isDeadly(kind) ? 1 : 1 + dice.below(STRIKES),
    latencyMs: kind === "slow" ? 1 + dice.below(3) : 0,
  };
}

/** What has happened since the file was made. */
export interface FaultCounts {
  /** Operations on files below the folder, hit or not. */
  readonly seen: Readonly<Record<Operation, number>>;
  readonly hits: Readonly<Record<FaultKind, Readonly<Record<Operation, number>>>>;
  /** Sectors that were taken back by power cuts and failed syncs, and names by power cuts. */
  readonly sectorsLost: number;
  readonly changesLost: number;
  readonly cuts: number;
}

/** How many operations a kind has hit. */
export function hitsOf({ hits }: FaultCounts, kind: FaultKind): number {
  return OPERATIONS.reduce((sum, operation) => sum + hits[kind][operation], 0);
}

/** The orders to a preloaded shim and its counts, in a file that it has mapped. */
export class FaultControl {
  readonly file: string;
  readonly #handle: number;

  private constructor(file: string, handle: number) {
    this.file = file;
    this.#handle = handle;
  }

  /** Makes the file; chances within a fault (which sectors are lost, how short a write is) follow from `seed`. */
  static create(file: string, seed: number): FaultControl {
    const handle = openSync(file, "w+");
    const words = new BigInt64Array(WORDS);
    words[AT.magic] = MAGIC;
    words[AT.random] = mixed(seed);
    writeSync(handle, Buffer.from(words.buffer), 0, WORDS * 8, 0);
    return new FaultControl(file, handle);
  }

  /** The file that somebody else has made. */
  static open(file: string): FaultControl {
    return new FaultControl(file, openSync(file, "r+"));
  }

  order({ kind, operations, skip, count, latencyMs = 0 }: Order): void {
    const mask = operations.reduce((sum, name) => sum | (1 << OPERATIONS.indexOf(name)), 0);
    this.#write(AT.kind, 0);
    this.#write(AT.operations, mask);
    this.#write(AT.skip, skip);
    this.#write(AT.count, count);
    this.#write(AT.latency, Math.round(latencyMs * 1000));
    this.#write(AT.kind, FAULT_KINDS.indexOf(kind) + 1);
  }

  /** Nothing is hit from here on. */
  calm(): void {
    this.#write(AT.kind, 0);
  }

  /** From here on the disk says that it has synced, and has not. */
  lie(): void {
    this.#write(AT.lying, 1);
  }

  /** Draws within faults follow from this from here on. */
  seed(seed: number): void {
    this.#write(AT.random, Number(mixed(seed)));
  }

  counts(): FaultCounts {
    const words = new BigInt64Array(WORDS);
    readSync(this.#handle, Buffer.from(words.buffer), 0, WORDS * 8, 0);
    const at = (place: number): number => Number(words[place] ?? 0n);
    const perOperation = (from: number): Record<Operation, number> => ({
      write: at(from),
      sync: at(from + 1),
      truncate: at(from + 2),
      rename: at(from + 3),
      unlink: at(from + 4),
      folder: at(from + 5),
    });
    const hits = (kind: FaultKind): Record<Operation, number> =>
      perOperation(AT.hits + (FAULT_KINDS.indexOf(kind) + 1) * OPERATION_SLOTS);
    return {
      seen: perOperation(AT.seen),
      hits: {
        torn: hits("torn"),
        lost: hits("lost"),
        enospc: hits("enospc"),
        eio: hits("eio"),
        eperm: hits("eperm"),
        slow: hits("slow"),
        kill: hits("kill"),
      },
      sectorsLost: at(AT.sectorsLost),
      changesLost: at(AT.changesLost),
      cuts: at(AT.cuts),
    };
  }

  close(): void {
    closeSync(this.#handle);
  }

  #write(place: number, value: number): void {
    writeSync(this.#handle, Buffer.from(BigInt64Array.of(BigInt(value)).buffer), 0, 8, place * 8);
  }
}

/** A seed that is not 0 and differs in many bits from its neighbours'. */
function mixed(seed: number): bigint {
  return BigInt.asIntN(53, BigInt(seed) * 0x9e3779b97f4a7c15n) | 1n;
}
