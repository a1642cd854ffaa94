import { UTILITIES } from "../../sim/config/blocks/world.ts";
import type { Labels } from "./labels.ts";
import type { TownMap } from "./town-map.ts";
import type { TownView } from "./view.ts";
import { type Marked, markedIn, pictureIn16, WorldMarks } from "./world-marks.ts";

/** A bolt and a drop, each struck out; by UTILITIES. */
const OUTLINES = [
  "M9 1.8 4 9h3.6L7 14.2 12 7H8.4zM2.5 2.5l11 11",
  "M8 2.2c2.2 2.8 3.6 4.7 3.6 6.8a3.6 3.6 0 0 1-7.2 0c0-2.1 1.4-4 3.6-6.8zM2.5 2.5l11 11",
];

/** Small signs over whatever cannot be used because power or water is off. */
export class OutageMarks {
  private readonly marks: WorldMarks;
  private map: TownMap | null = null;
  private outages = 0;

  constructor(host: HTMLElement) {
    this.marks = new WorldMarks(host);
  }

  /** Keeps the signs where they belong. Signs are made and removed only when an outage begins or ends. */
  update(view: TownView, tags: Labels, map: TownMap, outages: number): void {
    if (outages !== this.outages || map !== this.map) {
      this.outages = outages;
      this.map = map;
      this.marks.replace(
        markedIn(map, ({ needs }) => needs & outages),
        signOf,
      );
    }
    this.marks.update(view, tags);
  }
}

function signOf({ id, bits }: Marked): HTMLElement {
  const element = document.createElement("span");
  element.className = "outage";
  element.dataset["testid"] = `outage-at-${id}`;
  for (let utility = 0; utility < UTILITIES.length; utility++)
    if ((bits & (1 << utility)) !== 0) element.append(pictureIn16(OUTLINES[utility] ?? ""));
  return element;
}
