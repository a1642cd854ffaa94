/** Deeper than anything that we write. */
const MAX_DEPTH = 64;

/** What a text says, undefined where it is no JSON or nested too deeply: refused by the schema that looks at it next. */
export function parseJson(text: string): unknown {
  if (text.length > MAX_DEPTH && isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Brackets inside quotation marks are text. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if ((code | SQUARE_TO_CURLY) === OPEN) depth += 1;
    else if ((code | SQUARE_TO_CURLY) === CLOSE) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Curly brackets; the square ones are the same but for one bit. */
const OPEN = 0x7b;
const CLOSE = 0x7d;
const SQUARE_TO_CURLY = 0x20;

/** Where what is quoted from `start` on ends: at a quotation mark that is not escaped. */
function endOfString(text: string, start: number): number {
  let end = start;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}
