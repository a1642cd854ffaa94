/** Why a command was not carried out, for programs. */
export const ERROR_CODES = [
  /** An argument is missing, or is none that the command knows. */
  "usage",
  /** An argument has a value that it cannot have. */
  "invalid_args",
  /** Nothing is called that. */
  "not_found",
  /** The one who asks may not. */
  "forbidden",
  /** There is no such command. */
  "unsupported",
  /** Not as things stand. */
  "conflict",
  /** A mistake of the program's own. */
  "internal",
  /** No token, or not a good one. */
  "unauthorized",
  /** No disturbance is called that. */
  "unknown_spec",
  /** No file may be there. */
  "invalid_path",
  "read_failed",
  "migration_failed",
  "config_unavailable",
  /** Too much at once. */
  "rate_limited",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Codes that any command may be answered with before it is looked at. */
export const CODES_AT_THE_DOOR = [
  "usage",
  "invalid_args",
  "unsupported",
  "unauthorized",
  "forbidden",
  "conflict",
  "rate_limited",
  "internal",
] as const satisfies readonly ErrorCode[];

/** What the code was called before there were these. A command says so itself where it had one of its own. */
const LEGACY_CODES: Readonly<Record<string, string>> = {
  not_found: "E_NOT_FOUND",
  invalid_args: "E_INVALID_ARG",
};

/** The details of a refusal as they are told, the older code among them where there was one. */
export function detailsOf({
  code,
  details,
}: {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}): Readonly<Record<string, unknown>> {
  const legacy = LEGACY_CODES[code];
  return { ...(legacy === undefined ? {} : { legacy_code: legacy }), ...details };
}
