import type { Person } from "../frames/crowd.ts";
import { archOf, type DrawnTie } from "./drawn-tie.ts";
import type { ScreenPoint, TownView } from "./view.ts";

const HEAD = 1.3;

/** The word on the line between two people, in the middle of it. */
export class TieLabel {
  private readonly element: HTMLElement;
  private readonly at: ScreenPoint = { x: 0, y: 0, visible: false };
  private x = -1;
  private y = -1;
  private width = 0;

  constructor(host: HTMLElement) {
    this.element = document.createElement("span");
    this.element.className = "tie-label";
    this.element.dataset["testid"] = "tie-label";
    this.element.hidden = true;
    host.append(this.element);
  }

  /** What it says; empty for nothing. `kind` is for the eye. */
  say(text: string, kind: string): void {
    const { element } = this;
    if (text === element.textContent && kind === element.dataset["kind"]) return;
    element.textContent = text;
    element.dataset["kind"] = kind;
    this.width = 0;
    if (text === "") element.hidden = true;
  }

  /** Keeps it on the line, while there is just one. */
  update(
    view: TownView,
    people: readonly Person[],
    followed: number,
    ties: readonly DrawnTie[],
  ): void {
    const { element, at } = this;
    if (element.textContent === "") return;
    const own = people[followed];
    const other = people[ties[0]?.row ?? -1];
    at.visible = false;
    if (own?.present === true && other?.present === true) {
      const [dx, dy] = [other.drawX - own.drawX, other.drawY - own.drawY];
      const height = HEAD + archOf(Math.hypot(dx, dy));
      view.projectPoint(own.drawX + dx / 2 + 0.5, height, own.drawY + dy / 2 + 0.5, at);
    }
    if (element.hidden !== !at.visible) element.hidden = !at.visible;
    if (element.hidden) return;
    if (this.width === 0) this.width = element.offsetWidth;
    const x = Math.round(at.x - this.width / 2);
    const y = Math.round(at.y - 13);
    if (x === this.x && y === this.y) return;
    this.x = x;
    this.y = y;
    element.style.transform = `translate(${x}px, ${y}px)`;
  }
}
