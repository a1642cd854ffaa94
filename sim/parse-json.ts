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
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === "\\") at += 1;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === "{" || letter === "[")) depth += 1;
    else if (!isQuoted && (letter === "}" || letter === "]")) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
