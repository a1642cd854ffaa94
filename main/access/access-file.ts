import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { err, ok } from "../../sim/result.ts";
import { dataFolder } from "../data-folder.ts";
import { writeJsonFile } from "../json-file.ts";
import { type Outcome, fileProblem, refuse } from "../problem.ts";
import { parseJson } from "../../sim/parse-json.ts";
import { keptOf, newToken } from "./token.ts";

const Hex = (digits: number): z.ZodType<string> =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), { error: `expected ${digits} hex digits` });
const Label = z
  .string()
  .trim()
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, { error: "expected 1 to 64 characters, no control characters" });
const Role = z.enum(["viewer", "admin"]);
export type Role = z.infer<typeof Role>;

/** Who may come in from elsewhere. Of a token only a hash is kept, or the name of a variable that holds it. */
export const AccessFile = z.strictObject({
  /** Whoever only watches needs a token too. */
  require_auth_for_viewer: z.boolean().default(true),
  tokens: z
    .array(
      z.union([
        z.strictObject({
          label: Label,
          role: Role.default("viewer"),
          salt: Hex(32),
          hash: Hex(64),
        }),
        z.strictObject({
          label: Label,
          role: Role.default("viewer"),
          token_env: z.string().regex(/^[A-Za-z_]\w*$/, { error: "expected a variable's name" }),
        }),
      ]),
    )
    .max(1000),
});
export type AccessFile = z.infer<typeof AccessFile>;

/** Beside the window's settings. */
export function defaultAccessFile(): string {
  return path.join(dataFolder(), "console-access.json");
}

/** Refused: a file that is not there (`not_found`), or is none of these. */
export function readAccessFile(file: string): Outcome<AccessFile> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return err(fileProblem(error, file));
  }
  const read = AccessFile.safeParse(parseJson(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
    return refuse(
      "bad_config",
      `${file} does not say who may come in (${where}${issue?.message ?? "no JSON"}).`,
      "Correct it, or make a new one with 'townlet token add'.",
    );
  }
  const labels = read.data.tokens.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice === undefined) return ok(read.data);
  return refuse("bad_config", `${file} has two tokens called '${twice}'.`, "Remove one of them.");
}

/** Makes a token, and keeps its hash; the token itself is nowhere but in the answer. */
export function addToken(file: string, given: string, role: Role): Outcome<string> {
  const known = readOrNew(file);
  if (!known.ok) return known;
  const read = Label.safeParse(given);
  if (!read.success) {
    const rule = "A label has 1 to 64 characters, none of them a control character.";
    return refuse("bad_request", rule, "Choose another one.");
  }
  const label = read.data;
  if (known.value.tokens.some((one) => one.label === label)) {
    return refuse(
      "bad_request",
      `There is a token called '${label}' already.`,
      `Choose another label, or remove it with 'townlet token remove ${label}'.`,
    );
  }
  const token = newToken();
  const tokens = [...known.value.tokens, { label, role, ...keptOf(token) }];
  const failed = writeJsonFile(file, { ...known.value, tokens }, { isPrivate: true });
  return failed === null ? ok(token) : err(failed);
}

export function removeToken(file: string, given: string): Outcome<null> {
  const label = given.trim();
  const known = readAccessFile(file);
  if (!known.ok) return known;
  const tokens = known.value.tokens.filter((one) => one.label !== label);
  if (tokens.length === known.value.tokens.length) {
    return refuse(
      "not_found",
      `There is no token called '${label}'.`,
      "'townlet token list' shows them.",
    );
  }
  const failed = writeJsonFile(file, { ...known.value, tokens }, { isPrivate: true });
  return failed === null ? ok(null) : err(failed);
}

function readOrNew(file: string): Outcome<AccessFile> {
  const read = readAccessFile(file);
  if (read.ok || read.error.code !== "not_found") return read;
  return ok({ require_auth_for_viewer: true, tokens: [] });
}
