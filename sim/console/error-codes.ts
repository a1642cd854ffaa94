/** Why a command was not carried out, for programs. */
export const ERROR_CODES = [
  "usage",
  "invalid_args",
  "not_found",
  "forbidden",
  "unsupported",
  "conflict",
  "internal",
  "unauthorized",
  "unknown_spec",
  "invalid_path",
  "read_failed",
  "migration_failed",
  "config_unavailable",
  "rate_limited",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The same for people. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, string>> = {
  usage: "An argument or the cmd_id is missing, or an argument is none that the command knows.",
  invalid_args: "An argument has a value that it cannot have.",
  not_found: "Nothing and nobody is called that.",
  forbidden: "Whoever asks may not do that, or not there.",
  unsupported: "There is no such command, or not where the town runs now.",
  conflict: "Not as things stand, or the cmd_id was used for something else.",
  internal: "A mistake of the program's own; `details.exception` says which.",
  unauthorized: "The token is missing or wrong.",
  unknown_spec: "No disturbance is called that.",
  invalid_path: "No file can have that path.",
  read_failed: "The file cannot be read.",
  migration_failed: "The file cannot be brought to this version's form.",
  config_unavailable: "The rules that are needed are not at hand.",
  rate_limited: "Too many commands at once.",
};

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
