import { type KeyboardEvent, useCallback, useRef } from "react";

import { toggleWords } from "../../commands.ts";
import { rowByKey, rowByName } from "../../ui/find-row.ts";

/** Letters that follow each other sooner than this make up one beginning of a name. */
const TYPING_MS = 700;

/**
 * Keys of the list of residents: arrows, Home and End go through it. In words it is read like a book, and letters go to
 * names; otherwise they mean the window.
 */
export function useListKeys(inWords: boolean): (event: KeyboardEvent<HTMLElement>) => void {
  const typed = useRef({ text: "", at: 0 });
  return useCallback(
    (event) => {
      const { key, currentTarget, timeStamp } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const rows = [...(currentTarget.closest("ul")?.querySelectorAll("button") ?? [])];
      const names = rows.map((row) => row.dataset["name"] ?? "");
      const at = rows.findIndex((row) => row === currentTarget);
      let row = rowByKey(key, at, names.length);
      if (inWords && key === "Escape") toggleWords(false);
      else if (inWords && key.length === 1 && key !== " ") {
        const { text, at: before } = typed.current;
        const goesOn = timeStamp - before < TYPING_MS;
        typed.current = { text: goesOn ? text + key : key, at: timeStamp };
        row = rowByName(typed.current.text, at, names) ?? at;
      } else if (row === undefined) return;
      if (row !== undefined) rows[row]?.focus();
      event.preventDefault();
    },
    [inWords],
  );
}
