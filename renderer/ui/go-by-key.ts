import type { KeyboardEvent } from "react";

import { rowByKey } from "./find-row.ts";

/** Arrows, Home and End go from row to row of a list: all that `selector` finds in it, one in each of its items. */
export function goByKey(event: KeyboardEvent<HTMLElement>, selector: string): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const own = event.target.closest("li")?.querySelector(selector);
  const at = rows.findIndex((row) => row === own);
  const row = rowByKey(event.key, at, rows.length);
  if (row === undefined) return;
  rows[row]?.focus();
  event.preventDefault();
}
