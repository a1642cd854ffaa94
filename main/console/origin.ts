import { type Result, ok } from "../../sim/result.ts";
import type { Request } from "./envelope.ts";
import type { Fault } from "./fault.ts";

/** What somebody may do, and who it is as far as that is known. */
export interface Grant {
  readonly mode: "viewer" | "admin";
  readonly issuer: string | null;
}

/** Where a command comes from, and what that place allows. */
export interface Origin {
  readonly transport: "stdin" | "file" | "window" | "tcp" | "ws";
  /** Who is at the other end, for the audit. */
  readonly address: string;
  /**
   * Of somebody at this machine, who may name its files and say which tick is meant: the folder in which names
   * of files begin. Null for anybody else.
   */
  readonly folder: string | null;
  /** What cannot be taken back has to be confirmed. */
  readonly confirms: boolean;
  /** Asked before anything is read: why nothing is taken from here now, or null. */
  readonly limit: () => Fault | null;
  readonly authorise: (request: Request) => Result<Grant, Fault>;
}

/** Whoever started the program: what a line says of its mode is believed. */
export function localOperator(
  transport: "stdin" | "file",
  { address, folder }: Pick<Origin, "address" | "folder">,
): Origin {
  return {
    transport,
    address,
    folder,
    confirms: false,
    limit: () => null,
    authorise: ({ mode, issuer }) => ok({ mode: mode ?? "viewer", issuer }),
  };
}
