import { useState } from "react";

/**
 * Makes a list one stop of the Tab key, however long it is: at the row that had the focus last, as long as it is among
 * `rows`, otherwise at the `usual` one. Rows say when they get the focus.
 */
export function useOneStop<Row>(
  rows: readonly Row[],
  usual: Row | undefined,
): readonly [stop: Row | undefined, onFocus: (row: Row) => void] {
  const [last, setLast] = useState<Row>();
  return [last !== undefined && rows.includes(last) ? last : usual, setLast];
}
