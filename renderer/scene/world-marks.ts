import type { Labels } from "./labels.ts";
import type { SceneObject } from "./town-map.ts";
import { isBuilding, type TownMap } from "./town-map.ts";
import type { ScreenPoint, TownView } from "./view.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Over an object, and over a building whose roof hides its objects. */
const OBJECT_HEIGHT = 1.5;
const ROOF_HEIGHT = 3.4;
/** How far a sign moves to leave a tag free, in CSS pixels. */
const GIVE_WAY = 24;

/** Something in the town that is to be marked: an object, or a building for those under its roof. */
export interface Marked {
  readonly id: string;
  /** Why, as bits; of a building those of all its objects. */
  readonly bits: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** 0 outdoors, else 1 + index of the venue. */
  readonly group: number;
  /** Stands for a building, and is shown while that is closed. */
  readonly isBuilding: boolean;
}

interface Mark extends Marked {
  readonly element: HTMLElement;
  readonly at: ScreenPoint;
  left: number;
  top: number;
  width: number;
  /** How it gives way to a tag: −1 up, 1 down, 0 not at all. */
  way: number;
}

/** Small signs over places of the town. */
export class WorldMarks {
  private readonly host: HTMLElement;
  private marks: Mark[] = [];

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** Puts signs over these from now on, and over nothing else. */
  replace(marked: readonly Marked[], signOf: (marked: Marked) => HTMLElement): void {
    for (const { element } of this.marks) element.remove();
    this.marks = marked.map((one) => {
      const element = signOf(one);
      this.host.append(element);
      const at = { x: 0, y: 0, visible: false };
      return { ...one, element, at, left: -1, top: -1, width: 0, way: 0 };
    });
  }

  /** Keeps the signs where they belong, or a little above or below where they would cover somebody's tag. */
  update(view: TownView, tags: Labels): void {
    for (const mark of this.marks) this.place(view, mark, tags);
  }

  private place(view: TownView, mark: Mark, tags: Labels): void {
    const { at, element } = mark;
    const shown = mark.group === 0 || view.isOpen(mark.group) !== mark.isBuilding;
    view.projectPoint(mark.x, mark.y, mark.z, at);
    if (element.hidden !== !(shown && at.visible)) element.hidden = !(shown && at.visible);
    if (element.hidden) return;
    if (mark.width === 0) mark.width = element.offsetWidth;
    const left = Math.round(at.x - mark.width / 2);
    const top = Math.round(at.y - 11);
    const way = tags.wayOut(left, top, mark.width);
    if (way !== mark.way) {
      mark.way = way;
      element.style.translate = `0 ${way * GIVE_WAY}px`;
    }
    if (left === mark.left && top === mark.top) return;
    mark.left = left;
    mark.top = top;
    element.style.transform = `translate(${left}px, ${top}px)`;
  }
}

/** The objects of a town for which there is a reason, and the buildings that hold them. */
export function markedIn(map: TownMap, bitsOf: (object: SceneObject) => number): Marked[] {
  const marked: Marked[] = [];
  const inside = new Map<number, number>();
  for (const object of map.scene.objects) {
    const bits = object.present ? bitsOf(object) : 0;
    if (bits === 0) continue;
    const [left, top] = object.position;
    const group = map.groupAt(left, top);
    inside.set(group, (inside.get(group) ?? 0) | bits);
    const [x, z] = [left + 0.5, top + 0.5];
    marked.push({ id: object.id, bits, x, y: OBJECT_HEIGHT, z, group, isBuilding: false });
  }
  for (const [index, venue] of map.scene.venues.entries()) {
    const group = index + 1;
    const bits = inside.get(group);
    if (bits === undefined || !isBuilding(venue)) continue;
    const [left, top, wide, tall] = venue.rect;
    const [x, z] = [left + wide / 2, top + tall / 2];
    marked.push({ id: venue.id, bits, x, y: ROOF_HEIGHT, z, group, isBuilding: true });
  }
  return marked;
}

/** A picture of one line in a 16 × 16 box. */
export function pictureIn16(outline: string): SVGSVGElement {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outline);
  picture.append(path);
  return picture;
}
