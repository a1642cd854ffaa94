import { commandMetadata } from "../../sim/console/command-metadata.ts";
import type { Dice } from "../../main/soak/dice.ts";

/** Tokens that the lines bring along; none of them may ever come back. */
export interface Tokens {
  readonly admin: string;
  readonly viewer: string;
  readonly wrong: string;
}

type Envelope = Readonly<Record<string, unknown>>;

const EXAMPLES: readonly Envelope[] = commandMetadata().flatMap(({ examples }) => examples);
/** Another speed would be another tick rate, which is measured. */
const VIEWERS_ONLY = new Set<unknown>(["speed"]);

const ODD: readonly unknown[] = [
  null,
  true,
  -0,
  -1,
  0.1,
  2 ** 53,
  1e308,
  "",
  " ",
  "x".repeat(5000),
  "\u0000",
  "\u2028\ud800",
  "__proto__",
  "constructor",
  "../../../etc/passwd",
  "'; DROP TABLE audit; --",
  [],
  {},
  [[[[[[1]]]]]],
  { toString: null, valueOf: 2, length: 1e9 },
];
const KEYS = ["__proto__", "constructor", "prototype", "toString", "then", "length", "", "\u0000"];
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "nonsense"];
const FIELDS = ["args", "kwargs", "cmd_id", "issuer", "mode", "auth", "confirm", "timestamp"];

/** A well-formed command with a token and, mostly, a `cmd_id`: a new one, or one that was used for something else. */
function command(dice: Dice, tokens: Tokens, index: number): Envelope {
  const example = dice.of(EXAMPLES);
  const kind = dice.below(100);
  const token = kind < 55 ? tokens.admin : kind < 85 ? tokens.viewer : tokens.wrong;
  const mine = VIEWERS_ONLY.has(example["name"]) ? tokens.viewer : token;
  const isOpen = kind >= 90;
  const { mode: _, ...rest } = example;
  return {
    ...rest,
    cmd_id: dice.once(6) ? `h-${dice.below(index + 1)}` : `h-${index}`,
    ...(isOpen ? {} : { auth: { token: mine } }),
    ...(dice.once(2) ? { confirm: true } : {}),
    ...(dice.once(9) ? { tick: dice.below(99) } : {}),
    ...(dice.once(9) ? { metadata: { note: dice.of(ODD) } } : {}),
  };
}

/** The same value with something else somewhere in it. */
function spoilt(value: unknown, dice: Dice): unknown {
  if (typeof value !== "object" || value === null || dice.once(5)) return dice.of(ODD);
  const members: [string, unknown][] = Object.entries(value);
  const at = members[dice.below(Math.max(1, members.length))];
  if (at !== undefined) at[1] = spoilt(at[1], dice);
  if (Array.isArray(value)) return members.map(([, one]) => one);
  const changed: Record<string, unknown> = Object.fromEntries(members);
  return changed;
}

function without(envelope: Envelope, dice: Dice): Envelope {
  const gone = dice.of(Object.keys(envelope));
  return Object.fromEntries(Object.entries(envelope).filter(([key]) => key !== gone));
}

/** A token where none belongs. */
function blabbing(envelope: Envelope, dice: Dice): Envelope {
  const { auth } = envelope;
  const place = dice.of(["cmd_id", "issuer", "name", "metadata", "kwargs", "args", "timestamp"]);
  const said = JSON.stringify(auth ?? "").replace(/.*:"|".*/g, "");
  if (place === "kwargs") return { ...envelope, kwargs: { agent_id: said, auth, token: said } };
  return { ...envelope, [place]: place === "args" ? [said] : said };
}

const VALUES: readonly ((envelope: Envelope, dice: Dice) => unknown)[] = [
  spoilt,
  spoilt,
  without,
  blabbing,
  (envelope, dice) => ({ ...envelope, name: dice.of(NAMES) }),
  (envelope, dice) => ({ ...envelope, [dice.of(FIELDS)]: dice.of(ODD) }),
  (envelope, dice) => ({ ...envelope, kwargs: { [dice.of(KEYS)]: dice.of(ODD) } }),
  (envelope, dice) => ({ ...envelope, args: Array(dice.below(3000)).fill(dice.of(NAMES)) }),
  (envelope) => [envelope, envelope],
  (_, dice) => dice.of(ODD),
];

/** So many bytes of noise. */
function noise(dice: Dice, bytes: number): Buffer {
  return Buffer.from(Array.from({ length: bytes }, () => dice.below(256)));
}

function inserted(line: Buffer, dice: Dice, what: Buffer): Buffer {
  const at = dice.below(line.length);
  return Buffer.concat([line.subarray(0, at), what, line.subarray(at)]);
}

function flipped(line: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(line);
  for (let left = 1 + dice.below(6); left > 0; left--) {
    const at = dice.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8));
  }
  return copy;
}

/** Another text in the place of the first that fits. */
function rewritten(line: Buffer, found: RegExp, text: string): Buffer {
  return Buffer.from(line.toString().replace(found, text));
}

const HUGE = ["1e400", "-1e999", "9".repeat(400), "0.".padEnd(400, "3"), "1E-400", "0x10", "NaN"];
const BAD_UTF8 = [[0xff, 0xfe], [0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80]];

const BYTES: readonly ((line: Buffer, dice: Dice) => Buffer)[] = [
  flipped,
  flipped,
  (line, dice) => line.subarray(0, 1 + dice.below(line.length)),
  (line, dice) => line.subarray(dice.below(line.length)),
  (line, dice) => inserted(line, dice, noise(dice, 1 + dice.below(20))),
  (line, dice) => inserted(line, dice, Buffer.from(dice.of(BAD_UTF8))),
  (line, dice) => inserted(line, dice, Buffer.alloc(1 + dice.below(9))),
  (line, dice) => inserted(line, dice, line.subarray(dice.below(line.length))),
  (line, dice) => rewritten(line, /\d+|"a-1"/, dice.of(HUGE)),
  (line, dice) => rewritten(line, /\{/, `{"${dice.of(KEYS)}":{"admin":true},`),
  (line, dice) => rewritten(line, /\{/, `{"name":"${dice.of(NAMES)}","mode":"admin",`),
  (line) => rewritten(line, /\}$/, `,"auth":{"token":"x"},"name":"noop","name":"seed"}`),
  (line, dice) => rewritten(line, /"[^"]*"\}$/, deep(1 + dice.below(30_000))),
  (_, dice) => Buffer.from(deep(1 + dice.below(30_000))),
  (_, dice) => noise(dice, 1 + dice.below(300)),
  (line, dice) =>
    Buffer.concat([line, Buffer.alloc(dice.below(200_000), dice.of(["x", " ", "{"]))]),
];

function deep(levels: number): string {
  return `${"[".repeat(levels)}${"]".repeat(levels)}`;
}

/** Lines are what lies between newlines: none is within them. */
function onOneLine(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 0x0a ? 0x20 : byte)));
}

/** Whether a line says nothing, and so is not answered. */
export function isBlank(line: Buffer): boolean {
  return line.toString("utf8").trim() === "";
}

/** Lines that come from bad programs and bad people: of ten, one is good, one was there before, eight are spoilt. */
export function hostileLines(dice: Dice, count: number, tokens: Tokens): Buffer[] {
  const lines: Buffer[] = [];
  while (lines.length < count) {
    const line = onOneLine(hostileLine(dice, lines, tokens));
    if (!isBlank(line)) lines.push(line);
  }
  return lines;
}

function hostileLine(dice: Dice, before: readonly Buffer[], tokens: Tokens): Buffer {
  const kind = dice.below(10);
  if (kind === 0 && before.length > 0) return dice.of(before.slice(-400));
  const good = command(dice, tokens, before.length);
  if (kind === 1) return Buffer.from(JSON.stringify(good));
  if (kind < 6) return Buffer.from(JSON.stringify(dice.of(VALUES)(good, dice)) ?? "null");
  return dice.of(BYTES)(Buffer.from(JSON.stringify(good)), dice);
}
