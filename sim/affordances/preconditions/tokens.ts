import { Refused } from "./refused.ts";

/** Longest precondition, in characters. */
export const MAX_LENGTH = 400;

/** One word or sign of a precondition; `column` counts from 1. */
export interface Token {
  readonly kind: "number" | "text" | "name" | "sign" | "end";
  /** As written; for a text what it says, without its quotes. */
  readonly text: string;
  readonly column: number;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Signs of the language first, then signs that are only read to be refused by name. */
const SIGN = /==|!=|<=|>=|:=|\*\*|\/\/|&&|\|\||=>|[<>()[\].,+\-*/%=:{}?&|!^~@;]/y;
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  n: "\n",
  t: "\t",
};

/** Cuts a precondition into tokens, the last of kind "end". Throws `Refused` at what is no token. */
export function tokenise(text: string): readonly Token[] {
  if (text.length > MAX_LENGTH) {
    throw new Refused(
      MAX_LENGTH + 1,
      `expected at most ${MAX_LENGTH} characters, found ${text.length}`,
    );
  }
  const tokens: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = readToken(text, at);
    tokens.push(token.token);
    at = skip(text, token.end);
  }
  tokens.push({ kind: "end", text: "", column: text.length + 1 });
  return tokens;
}

interface Reading {
  readonly token: Token;
  readonly end: number;
}

function readToken(text: string, at: number): Reading {
  const column = at + 1;
  const letter = text.charAt(at);
  if (letter === "'" || letter === '"') return readText(text, at, letter);
  const number = match(NUMBER, text, at);
  if (number !== null) {
    const end = at + number.length;
    if (match(NAME, text, end) !== null || !Number.isFinite(Number(number))) {
      const found = text.slice(at, end + (match(NAME, text, end)?.length ?? 0));
      throw new Refused(column, `expected a number, found '${found}'`);
    }
    return { token: { kind: "number", text: number, column }, end };
  }
  const name = match(NAME, text, at);
  if (name !== null) {
    const end = at + name.length;
    if (text.charAt(end) === "'" || text.charAt(end) === '"') {
      throw new Refused(
        column,
        `found ${name} before a quote; f-strings and prefixes are not allowed`,
      );
    }
    return { token: { kind: "name", text: name, column }, end };
  }
  const sign = match(SIGN, text, at);
  if (sign === null) {
    throw new Refused(column, `found '${letter}', which is no part of the language`);
  }
  return { token: { kind: "sign", text: sign, column }, end: at + sign.length };
}

function readText(text: string, at: number, quote: string): Reading {
  let value = "";
  for (let end = at + 1; end < text.length; end++) {
    const letter = text.charAt(end);
    if (letter === quote) {
      return { token: { kind: "text", text: value, column: at + 1 }, end: end + 1 };
    }
    if (letter !== "\\") {
      value += letter;
      continue;
    }
    end += 1;
    const escaped = text.charAt(end);
    if (!Object.hasOwn(ESCAPES, escaped)) {
      throw new Refused(end, `found '\\${escaped}'; only \\\\, \\', \\", \\n and \\t are known`);
    }
    value += ESCAPES[escaped];
  }
  throw new Refused(at + 1, `expected a closing ${quote}, found the end`);
}

function skip(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
