import { useSyncExternalStore } from "react";

/** Large text, or a small window; the same as in `theme/compact.css`. */
const LITTLE_ROOM = "(max-width: 899px), (max-height: 499px)";

function listen(changed: () => void): () => void {
  const query = matchMedia(LITTLE_ROOM);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const hasLittleRoom = (): boolean => matchMedia(LITTLE_ROOM).matches;

/** Whether one panel at a time has room beside the town. */
export const useLittleRoom = (): boolean => useSyncExternalStore(listen, hasLittleRoom);
