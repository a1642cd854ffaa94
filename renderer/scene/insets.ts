import { store } from "../state.ts";
import type { Insets } from "./view.ts";

/** Space that the panels take: residents on the left, the card (always reserved, so that nothing jumps) on the right. */
export function insets(width: number): Insets {
  const followed = store.getState().followed !== null;
  return width < 900
    ? { left: 0, right: 0, top: 60, bottom: 60 }
    : { left: 250, right: followed ? 350 : 0, top: 64, bottom: 96 };
}
