import type { Activity } from "../../sim/world/activities.ts";

/** Outlines in a 16 × 16 box; what has no outline needs no sign. */
const OUTLINES: Readonly<Partial<Record<Activity, string>>> = {
  queue:
    "M5 2.5h6M5 13.5h6M5.5 2.5c0 3 5 3.5 5 5.5s-5 2.5-5 5.5M10.5 2.5c0 3-5 3.5-5 5.5s5 2.5 5 5.5",
  shop: "M2.5 6.5h11l-1.2 6.5H3.7zM5 6.5l2-4M11 6.5l-2-4",
  cook: "M3 7h10v4.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM1.5 7h13M6 2.5c-1 1 1 1.5 0 2.5M10 2.5c-1 1 1 1.5 0 2.5",
  eat: "M4.5 2v4.5a1.75 1.75 0 0 0 3.5 0V2M6.25 8.5V14M11.5 14V2c-2 1.2-2 5-2 6.5h2",
  shower: "M8 2.2c2.2 2.8 3.6 4.7 3.6 6.8a3.6 3.6 0 0 1-7.2 0c0-2.1 1.4-4 3.6-6.8z",
  sleep: "M3.5 4H8L3.5 9H8M9.5 8.5h3.2l-3.2 4h3.2",
  desk: "M2.5 3h11v7.5h-11zM5.5 13.5h5M8 10.5v3",
  serve:
    "M2.5 6.5l1-3.5h9l1 3.5M3.5 8v5.5h9V8M2.5 6.5a1.8 1.8 0 0 0 3.6 0 1.8 1.8 0 0 0 3.7 0 1.8 1.8 0 0 0 3.7 0",
  sit: "M4 2.5v11M4 8.5h8v5M4 8.5",
};

const SVG = "http://www.w3.org/2000/svg";

/** An empty sign, to be given an outline by `setGlyph`. */
export function createGlyph(): SVGSVGElement {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.append(document.createElementNS(SVG, "path"));
  return picture;
}

/** Shows what somebody does. Returns whether there is a sign for it. */
export function setGlyph(picture: SVGSVGElement, activity: Activity): boolean {
  const outline = OUTLINES[activity];
  picture.firstElementChild?.setAttribute("d", outline ?? "");
  return outline !== undefined;
}
