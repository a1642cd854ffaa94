import { store } from "../state.ts";
import type { Insets } from "./view.ts";

/** What the timeline takes at the bottom, with the gap above it. */
function timelineHeight(): number {
  const panel = document.querySelector(".timeline");
  return (panel === null ? 64 : panel.clientHeight) + 12;
}

/** Space that the panels take: residents on the left, the card (always reserved, so that nothing jumps) on the right. */
export function insets(width: number): Insets {
  const { followed, comparison, inWords } = store.getState();
  const timeline = timelineHeight();
  if (comparison !== null) return { left: 0, right: 0, top: 112, bottom: timeline + 30 };
  return width < 900
    ? { left: 0, right: 0, top: 60, bottom: timeline + 40 }
    : {
        left: inWords ? 334 : 250,
        right: followed === null ? 0 : 350,
        top: 64,
        bottom: timeline + 60,
      };
}
