/** What a text says, undefined where it is no JSON: refused by the schema that looks at it next. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
