import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Random bytes of a token; nobody guesses one, so that a fast hash keeps it as well as a slow one. */
const TOKEN_BYTES = 32;
const SALT_BYTES = 16;

/** What a file keeps of a token. */
export interface KeptToken {
  /** Hex. */
  readonly salt: string;
  /** SHA-256 of salt and token, hex. */
  readonly hash: string;
}

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

export function keptOf(token: string): KeptToken {
  const salt = randomBytes(SALT_BYTES).toString("hex");
  return { salt, hash: hashOf(salt, token).toString("hex") };
}

/** Takes as long for a wrong token as for the right one. */
export function isToken({ salt, hash }: KeptToken, token: string): boolean {
  const expected = Buffer.from(hash, "hex");
  const found = hashOf(salt, token);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function hashOf(salt: string, token: string): Buffer {
  return createHash("sha256").update(salt, "hex").update(token, "utf8").digest();
}
