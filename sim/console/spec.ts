import type { z } from "zod";

import type { ErrorCode } from "./error-codes.ts";

/** What a command may do, who may give it, and who answers it. */
export interface Terms {
  /**
   * `tick`: an input of a tick, recorded and replayed. `town`: answered from a town between two ticks,
   * and never an input. `host`: answered by whoever runs the town: speed, files, what is sent out.
   */
  readonly place: "tick" | "town" | "host";
  readonly mode: "viewer" | "admin";
  /** Whether it has to come with a `cmd_id`, so that it cannot happen twice. */
  readonly needsId: boolean;
  /** `destroys`: it takes away what no other command gives back; only a branch from before has it still. */
  readonly effect: "reads" | "changes" | "destroys";
}

/** Other terms for a use of a command: with this argument being this. */
export interface Case {
  readonly argument: string;
  readonly is: string;
  readonly terms: Terms;
}

/** A command as people and programs are told of it. */
export interface Spec extends Terms {
  readonly cases?: readonly Case[];
  /** Its arguments in the order in which they may be given without names. */
  readonly order: readonly string[];
  /** The argument that people type once more before they send this: it is easily given to the wrong one. */
  readonly retyped?: string;
  /** One sentence. */
  readonly summary: string;
  /** What the summary leaves out: ranges, what is left alone, when it is refused. */
  readonly help: string;
  /** Ways to give it; the rest of the envelope follows from the terms. */
  readonly examples: readonly Example[];
  readonly kwargs: z.ZodType;
  /** Codes that it may itself be refused with, beside those of any command. */
  readonly errors: readonly ErrorCode[];
}

export interface Example {
  readonly args?: readonly unknown[];
  readonly kwargs?: Readonly<Record<string, unknown>>;
}

/** Looks at the town. */
export const READS = {
  place: "town",
  mode: "viewer",
  needsId: false,
  effect: "reads",
} as const satisfies Terms;

/** Changes the town in a tick. */
export const CHANGES = {
  place: "tick",
  mode: "admin",
  needsId: false,
  effect: "changes",
} as const satisfies Terms;

/** Changes the town in a tick, and never twice under one id. */
export const CHANGES_ONCE = { ...CHANGES, needsId: true } as const satisfies Terms;

/** Changes the town in a way that cannot be taken back. */
export const DESTROYS = { ...CHANGES, effect: "destroys" } as const satisfies Terms;

/** Asks whoever runs the town. */
export const ASKS_HOST = { ...READS, place: "host" } as const satisfies Terms;

/** Has whoever runs the town do something. */
export const BIDS_HOST = { ...CHANGES, place: "host" } as const satisfies Terms;
