import type { CommandRefusal } from "../../sim/console/arguments.ts";
import type { ErrorCode } from "../../sim/console/error-codes.ts";

/** Why a command was refused: a code for programs, a sentence for people, and what else there is to say. */
export interface Fault extends CommandRefusal {
  /** Not worth a row of the audit: one of many of its kind. */
  readonly isQuiet?: boolean;
}

export function fault(
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Fault {
  return { code, message, details };
}
