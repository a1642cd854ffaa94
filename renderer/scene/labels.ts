import type { Person } from "../frames/people.ts";
import type { TownMap } from "./town-map.ts";
import type { ScreenPoint, TownView } from "./view.ts";

const PICK_RADIUS = 26;

interface Label {
  readonly element: HTMLElement;
  readonly at: ScreenPoint;
  width: number;
  shown: boolean;
  x: number;
  y: number;
}

/** Name tags over people: the followed, the one under the pointer, and everybody on request. */
export class Labels {
  private readonly labels: (Label | undefined)[] = [];
  private readonly order: number[] = [];
  private hovered = -1;
  private showAll = false;

  constructor(host: HTMLElement, map: TownMap) {
    host.replaceChildren();
    for (const agent of map.scene.agents) {
      const element = document.createElement("span");
      element.className = "label";
      element.dataset["testid"] = `label-${agent.id}`;
      element.textContent = agent.name;
      element.style.setProperty("--person", agent.colour);
      element.hidden = true;
      host.append(element);
      this.labels[agent.slot] = {
        element,
        at: { x: 0, y: 0, visible: false },
        width: 0,
        shown: false,
        x: -1,
        y: -1,
      };
      this.order.push(agent.slot);
    }
  }

  setShowAll(showAll: boolean): void {
    this.showAll = showAll;
  }

  /** Slot of the person under the pointer, −1 for nobody. */
  get hoveredSlot(): number {
    return this.hovered;
  }

  /** Finds who is at a point of the canvas. Returns whether that changed. */
  hover(x: number, y: number): boolean {
    let nearest = PICK_RADIUS * PICK_RADIUS;
    let found = -1;
    for (const slot of this.order) {
      const at = this.labels[slot]?.at;
      if (at === undefined || !at.visible) continue;
      // The point is over the head; the body is below it.
      const distance = (at.x - x) ** 2 + (at.y + 14 - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        found = slot;
      }
    }
    const changed = found !== this.hovered;
    this.hovered = found;
    return changed;
  }

  /** Moves the tags to where people are drawn; of overlapping ones the less wanted is hidden. */
  update(view: TownView, people: readonly Person[], followed: number): void {
    for (const person of people) {
      const label = this.labels[person.slot];
      if (label === undefined) continue;
      if (person.present) view.project(person, label.at);
      else label.at.visible = false;
    }
    // The followed first, then the hovered, then by slot.
    this.place(followed, true, true);
    if (this.hovered !== followed) this.place(this.hovered, true, false);
    for (const slot of this.order) {
      if (slot !== followed && slot !== this.hovered) this.place(slot, this.showAll, false);
    }
  }

  private place(slot: number, wanted: boolean, isFollowed: boolean): void {
    const label = this.labels[slot];
    if (label === undefined) return;
    const { at, element } = label;
    const show =
      wanted && at.visible && (isFollowed || slot === this.hovered || !this.overlaps(label));
    if (show !== label.shown) {
      label.shown = show;
      element.hidden = !show;
      if (show) label.width = element.offsetWidth;
    }
    if (!show) return;
    if (isFollowed !== "followed" in element.dataset) {
      if (isFollowed) element.dataset["followed"] = "";
      else delete element.dataset["followed"];
      label.width = element.offsetWidth;
    }
    const x = Math.round(at.x - label.width / 2);
    const y = Math.round(at.y - 26);
    if (x === label.x && y === label.y) return;
    label.x = x;
    label.y = y;
    element.style.transform = `translate(${x}px, ${y}px)`;
  }

  private overlaps(label: Label): boolean {
    for (const other of this.labels) {
      if (other === undefined || other === label || !other.shown) continue;
      const near =
        Math.abs(other.at.x - label.at.x) < (other.width + Math.max(40, label.width)) / 2 &&
        Math.abs(other.at.y - label.at.y) < 22;
      // The one nearer to the viewer keeps its place.
      if (near && (other.at.y > label.at.y || "followed" in other.element.dataset)) return true;
    }
    return false;
  }
}
