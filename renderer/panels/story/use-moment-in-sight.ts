import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";

import { useWindow } from "../../use-window.ts";

/** So near is where the list would stand by itself. */
const NEAR_PX = 24;

/**
 * Keeps the line of the shown moment in the middle of the list, or as near to it as the list goes. Those who scrolled
 * elsewhere to read are left in peace, until another moment is shown. Returns what is to be called on every scroll.
 */
export function useMomentInSight(
  list: RefObject<HTMLElement | null>,
  moment: number | undefined,
): () => void {
  /** Another one for each moment that people go to. */
  const jump = useWindow((state) => state.later.jump);
  const lastJump = useRef(jump);
  const isKept = useRef(true);
  const lastWidth = useRef(0);
  const bring = useCallback(() => {
    const element = list.current;
    if (element !== null && isKept.current) element.scrollTo({ top: placeOf(element) });
  }, [list]);
  useLayoutEffect(() => {
    if (lastJump.current !== jump) isKept.current = true;
    lastJump.current = jump;
    bring();
  }, [bring, jump, moment]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // Lines that break anew, or come into sight again, are other places for the same text.
    const observer = new ResizeObserver(() => {
      lastWidth.current = element.clientWidth;
      bring();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, bring]);
  return useCallback(() => {
    const element = list.current;
    if (element === null || element.clientWidth !== lastWidth.current) return;
    isKept.current = Math.abs(element.scrollTop - placeOf(element)) < NEAR_PX;
  }, [list]);
}

/** Where the list stands when the moment is in its middle. */
function placeOf(list: HTMLElement): number {
  const most = list.scrollHeight - list.clientHeight;
  const row = list.querySelector("[data-moment] .story-row")?.getBoundingClientRect();
  if (row === undefined) return 0;
  const top = row.top - list.getBoundingClientRect().top - list.clientTop + list.scrollTop;
  return Math.max(0, Math.min(most, top + (row.height - list.clientHeight) / 2));
}
