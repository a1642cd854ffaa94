import { UTILITIES } from "../../sim/config/blocks/world.ts";
import { isBuilding, type TownMap } from "./town-map.ts";
import type { ScreenPoint, TownView } from "./view.ts";

/** A bolt and a drop, each struck out, in a 16 × 16 box; by UTILITIES. */
const OUTLINES = [
  "M9 1.8 4 9h3.6L7 14.2 12 7H8.4zM2.5 2.5l11 11",
  "M8 2.2c2.2 2.8 3.6 4.7 3.6 6.8a3.6 3.6 0 0 1-7.2 0c0-2.1 1.4-4 3.6-6.8zM2.5 2.5l11 11",
];
const SVG = "http://www.w3.org/2000/svg";

/** Over an object, and over a building whose roof hides its objects. */
const OBJECT_HEIGHT = 1.5;
const ROOF_HEIGHT = 3.4;

interface Mark {
  readonly element: HTMLElement;
  readonly at: ScreenPoint;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly group: number;
  /** Stands for a building, and is shown while that is closed. */
  readonly isBuilding: boolean;
  left: number;
  top: number;
}

/** Small signs over whatever cannot be used because power or water is off. */
export class OutageMarks {
  private readonly host: HTMLElement;
  private marks: Mark[] = [];
  private map: TownMap | null = null;
  private outages = 0;

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** Keeps the signs where they belong. Signs are made and removed only when an outage begins or ends. */
  update(view: TownView, map: TownMap, outages: number): void {
    if (outages !== this.outages || map !== this.map) {
      this.outages = outages;
      this.map = map;
      for (const { element } of this.marks.splice(0)) element.remove();
      if (outages !== 0) this.marks = this.makeMarks(map, outages);
    }
    for (const mark of this.marks) this.place(view, mark);
  }

  private place(view: TownView, mark: Mark): void {
    const { at, element } = mark;
    const shown = mark.group === 0 || view.isOpen(mark.group) !== mark.isBuilding;
    view.projectPoint(mark.x, mark.y, mark.z, at);
    if (element.hidden !== !(shown && at.visible)) element.hidden = !(shown && at.visible);
    if (element.hidden) return;
    const left = Math.round(at.x - element.offsetWidth / 2);
    const top = Math.round(at.y - 11);
    if (left === mark.left && top === mark.top) return;
    mark.left = left;
    mark.top = top;
    element.style.transform = `translate(${left}px, ${top}px)`;
  }

  private makeMarks(map: TownMap, outages: number): Mark[] {
    const marks: Mark[] = [];
    const lacking = new Map<number, number>();
    for (const { id, needs, position } of map.scene.objects) {
      if ((needs & outages) === 0) continue;
      const group = map.groupAt(position[0], position[1]);
      lacking.set(group, (lacking.get(group) ?? 0) | (needs & outages));
      const [x, z] = [position[0] + 0.5, position[1] + 0.5];
      const place = { x, y: OBJECT_HEIGHT, z, group, isBuilding: false };
      marks.push({ ...this.makeMark(id, needs & outages), ...place });
    }
    for (const [index, venue] of map.scene.venues.entries()) {
      const bits = lacking.get(index + 1);
      if (bits === undefined || !isBuilding(venue)) continue;
      const [left, top, wide, tall] = venue.rect;
      const [x, z] = [left + wide / 2, top + tall / 2];
      const place = { x, y: ROOF_HEIGHT, z, group: index + 1, isBuilding: true };
      marks.push({ ...this.makeMark(venue.id, bits), ...place });
    }
    return marks;
  }

  private makeMark(id: string, bits: number): Pick<Mark, "element" | "at" | "left" | "top"> {
    const element = document.createElement("span");
    element.className = "outage";
    element.dataset["testid"] = `outage-at-${id}`;
    for (let utility = 0; utility < UTILITIES.length; utility++) {
      if ((bits & (1 << utility)) === 0) continue;
      const picture = document.createElementNS(SVG, "svg");
      picture.setAttribute("viewBox", "0 0 16 16");
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", OUTLINES[utility] ?? "");
      picture.append(path);
      element.append(picture);
    }
    this.host.append(element);
    return { element, at: { x: 0, y: 0, visible: false }, left: -1, top: -1 };
  }
}
