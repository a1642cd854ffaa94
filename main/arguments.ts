import path from "node:path";

/** The commands of the command line, as the packaged program recognises them. */
export const COMMANDS = [
  "run",
  "resume",
  "verify",
  "branch",
  "diff",
  "snapshot",
  "report",
  "prune",
  "validate",
  "env",
  "golden",
  "soak",
  "serve",
  "token",
  "audit",
  "commands",
  "bench",
  "doctor",
  "help",
] as const;

export interface Arguments {
  /** Arguments for the command line when the program was started with a command, else null. */
  readonly command: readonly string[] | null;
  /** Town file to open, absolute. */
  readonly file: string | null;
}

/** Reads what the program was started with. Switches of Electron and Chromium may stand anywhere. */
export function readArguments(given: readonly string[], folder: string): Arguments {
  const first = given.findIndex((argument) => !argument.startsWith("-"));
  const word = given[first];
  const isCommand = COMMANDS.some((name) => name === word);
  const question = given.find((argument) => /^(--help|-h|--version|-V)$/.test(argument));
  if (isCommand) return { command: given.slice(first), file: null };
  if (question !== undefined) return { command: [question], file: null };
  const file = given.find((argument) => argument.endsWith(".townlet") && !argument.startsWith("-"));
  return { command: null, file: file === undefined ? null : path.resolve(folder, file) };
}

/** `process.argv` without the program and, in development, the folder of the application. */
export function givenArguments(argv: readonly string[], isDefaultApp: boolean): string[] {
  const rest = argv.slice(1);
  if (!isDefaultApp) return rest;
  const folder = rest.findIndex((argument) => !argument.startsWith("-"));
  return rest.slice(folder + 1);
}
