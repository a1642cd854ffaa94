import path from "node:path";

/** `FILE.townlet#NAME`: a town file, and which of its timelines is meant. */
export interface FileAddress {
  readonly file: string;
  /** The first timeline when left out. */
  readonly timeline: string | undefined;
}

export function readAddress(text: string): FileAddress {
  const at = text.lastIndexOf("#");
  // A folder may be called so; a timeline never holds a slash.
  const isNamed = at > 0 && !/[/\\]/.test(text.slice(at));
  return isNamed
    ? { file: path.resolve(text.slice(0, at)), timeline: text.slice(at + 1) }
    : { file: path.resolve(text), timeline: undefined };
}
