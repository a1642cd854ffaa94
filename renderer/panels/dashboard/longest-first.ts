import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";

/** Objects that people wait for, that with the longest line first. */
export function longestFirst(lines: BriefSections["lines"]): readonly string[] {
  const lengthOf = (object: string): number => lines[object]?.waiting.length ?? 0;
  return Object.keys(lines).toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.localeCompare(b));
}
