import { z } from "zod";

import { type Result, err, ok } from "../../sim/result.ts";
import { type Fault, fault } from "./fault.ts";

/** No line, and no command from the window, is larger, deeper or wider than this. */
export const MAX_LINE_BYTES = 65_536;
const MAX_DEPTH = 32;
const MAX_KEYS = 1000;
/** Shorter ones are no secrets: any word may hold them. */
const SHORTEST_TOKEN = 8;

/** Halves of characters would be others in the town's file. */
const Label = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** What every command travels in, wherever it comes from. */
const Envelope = z.strictObject({
  name: Label.optional(),
  /** Another way to write `name`. */
  cmd: Label.optional(),
  args: z.array(z.unknown()).nullish(),
  kwargs: z.record(z.string(), z.unknown()).nullish(),
  cmd_id: Label.nullish(),
  issuer: Label.nullish(),
  mode: z.enum(["viewer", "admin"]).nullish(),
  auth: z.strictObject({ token: z.string().min(1).max(512) }).nullish(),
  /** What cannot be taken back is meant. */
  confirm: z.boolean().nullish(),
  timestamp_ms: z.number().nullish(),
  timestamp: z.union([z.string().max(128), z.number()]).nullish(),
  metadata: z.unknown().optional(),
  /** For the tick that brings the town here; the next one where left out. */
  tick: z.int().positive().nullish(),
});

/** What a line of a file may say: nobody there has to say who they are, or that they mean it. */
export const FileEnvelope = Envelope.omit({ auth: true, confirm: true });
export type FileEnvelope = z.infer<typeof FileEnvelope>;

/** A command as somebody asked for it; nothing but its form has been looked at. */
export interface Request {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly cmd_id: string | null;
  readonly issuer: string | null;
  /** Null where it was left out. */
  readonly mode: "viewer" | "admin" | null;
  readonly token: string | null;
  readonly confirm: boolean;
  readonly tick: number | null;
  /** What the audit keeps of it: everything but `auth`. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Reads a line, refused with `usage` and what is wrong with it. Says nothing of values: a token may be among them. */
export function readLine(line: string): Result<Request, Fault> {
  if (Buffer.byteLength(line) > MAX_LINE_BYTES) return tooLong();
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err(fault("usage", "this line is no JSON; a command is one JSON object on one line"));
  }
  return readRequest(value);
}

function tooLong(): Result<never, Fault> {
  return err(
    fault("usage", `this line is too long; a command has at most ${MAX_LINE_BYTES} bytes`, {
      max_bytes: MAX_LINE_BYTES,
    }),
  );
}

/** The same for what has come as a value. */
export function readRequest(value: unknown): Result<Request, Fault> {
  const excess = excessOf(value);
  if (excess !== null) return err(fault("usage", excess));
  const read = Envelope.safeParse(value);
  if (!read.success) return err(fault("usage", mistakeIn(value, read.error)));
  const { auth, name, cmd, ...rest } = read.data;
  if (name !== undefined && cmd !== undefined && name !== cmd) {
    return err(fault("usage", "'name' and 'cmd' say different things; give one of them"));
  }
  const called = name ?? cmd;
  if (called === undefined) {
    return err(fault("usage", "'name' is missing: expected the name of a command"));
  }
  const token = auth?.token ?? null;
  const kept = { name: called, ...rest };
  if (token !== null && isIn(token, kept)) {
    return err(fault("usage", "the token stands outside 'auth' too; it belongs nowhere else"));
  }
  return ok(requestOf(kept, token));
}

export function requestOf(
  kept: Readonly<Omit<z.infer<typeof Envelope>, "auth" | "cmd">> & { readonly name: string },
  token: string | null,
): Request {
  return {
    name: kept.name,
    args: kept.args ?? [],
    kwargs: kept.kwargs ?? {},
    cmd_id: kept.cmd_id ?? null,
    issuer: kept.issuer ?? null,
    mode: kept.mode ?? null,
    token,
    confirm: kept.confirm === true,
    tick: kept.tick ?? null,
    kept,
  };
}

/** Whether a token of some length is in any text of a value; shorter ones are in many, and nobody's. */
function isIn(token: string, value: object): boolean {
  return token.length >= SHORTEST_TOKEN && JSON.stringify(value).includes(inJson(token));
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const LABEL = "text of 1 to 128 characters, none of them a control character";
const EXPECTED: Readonly<Record<string, string>> = {
  name: LABEL,
  cmd: LABEL,
  args: "a list",
  kwargs: "an object",
  cmd_id: LABEL,
  issuer: LABEL,
  mode: "'viewer' or 'admin'",
  auth: "an object with a 'token'",
  confirm: "true or false",
  tick: "a whole number from 1 on",
  timestamp_ms: "a number",
  timestamp: "text or a number",
};

function mistakeIn(value: unknown, error: z.ZodError): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return `expected an object with a 'name', found ${kindOf(value)}`;
  }
  const [issue] = error.issues;
  if (issue?.code === "unrecognized_keys" && issue.path.length === 0) {
    const [key = ""] = issue.keys;
    return `unknown key '${shortened(key)}'; known: ${Object.keys(Envelope.shape).join(", ")}`;
  }
  const key = String(issue?.path[0] ?? "");
  const held: unknown = new Map<string, unknown>(Object.entries(value)).get(key);
  return `'${key}' is no good: expected ${EXPECTED[key] ?? "something else"}, found ${kindOf(held)}`;
}

/** What a value is, never what it says. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value === "" ? "an empty text" : "a text";
  return typeof value === "number" ? "a number" : "true or false";
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** In what a value is more than a command can be; null where it is not. Takes no more time than the value is large. */
function excessOf(value: unknown): string | null {
  let keys = 0;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return `nested too deeply; a command has at most ${MAX_DEPTH} levels`;
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const members: unknown[] = Object.values(one);
      keys += members.length;
      if (keys > MAX_KEYS) {
        return `too many parts; a command has at most ${MAX_KEYS} keys and list entries`;
      }
      for (const member of members) next.push(member);
    }
    level = next;
  }
  return null;
}
