import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import { ACTIVITIES } from "../../sim/world/activities.ts";
import type { Person } from "../frames/crowd.ts";
import { SIGN } from "../frames/signs.ts";
import { createGlyph, setGlyph } from "./glyphs.ts";
import type { ScreenPoint, TownView } from "./view.ts";

const PICK_RADIUS = 26;
/** In a crowd only the followed and the one under the pointer get a tag, and nobody shows how far they are. */
export const CROWD = 80;
/** Of tags, and of the signs over places, in CSS pixels. */
const TAG_HEIGHT = 22;
const GLYPH_WIDTH = 24;
/** How finely a tag shows how far somebody is with what they do. */
const DONE_STEPS = 32;

/** How far a tag reaches up over the head, in CSS pixels. */
const heightOf = (look: Label["look"]): number => (look === "" ? 4 : look === "glyph" ? 25 : 28);

interface Label {
  readonly element: HTMLElement;
  readonly glyph: SVGSVGElement;
  readonly name: HTMLElement;
  /** Whose tag it is; null before the first. */
  identity: SceneAgent | null;
  readonly at: ScreenPoint;
  /** Index of the activity shown, −1 before the first. */
  activity: number;
  /** Steps of what they do that are done, of DONE_STEPS; 0 where nothing runs. */
  done: number;
  hasGlyph: boolean;
  /** Empty when hidden. */
  look: "" | "glyph" | "name" | "followed";
  width: number;
  x: number;
  y: number;
}

/**
 * Tags over people: a small sign of what they do; the name for the followed, the one under the
 * pointer, and everybody on request.
 */
export class Labels {
  /** Index = row. */
  private readonly labels: Label[] = [];
  private readonly host: HTMLElement;
  private readonly mark: string;
  private hoveredRow = -1;
  private showAll = false;

  constructor(host: HTMLElement, mark: string) {
    host.replaceChildren();
    this.host = host;
    this.mark = mark;
  }

  private createLabel(): Label {
    const element = document.createElement("span");
    element.className = "label";
    element.hidden = true;
    const glyph = createGlyph();
    const name = document.createElement("b");
    element.append(glyph, name);
    this.host.append(element);
    const at = { x: 0, y: 0, visible: false };
    return {
      element,
      glyph,
      name,
      identity: null,
      at,
      activity: -1,
      done: 0,
      hasGlyph: false,
      look: "",
      width: 24,
      x: -1,
      y: -1,
    };
  }

  /** The tag of a person, with their name on it. */
  private labelOf({ row, identity }: Person): Label {
    const label = (this.labels[row] ??= this.createLabel());
    if (label.identity === identity) return label;
    label.identity = identity;
    label.element.dataset["testid"] = `${this.mark}label-${identity.id}`;
    label.element.style.setProperty("--person", identity.colour);
    label.name.textContent = identity.name;
    label.activity = -1;
    label.width = 0;
    return label;
  }

  setShowAll(showAll: boolean): void {
    this.showAll = showAll;
  }

  /** The person under the pointer. */
  get hovered(): SceneAgent | null {
    return this.labels[this.hoveredRow]?.identity ?? null;
  }

  /** Finds who is at a point of the canvas. Returns whether that changed. */
  hover(x: number, y: number): boolean {
    let nearest = PICK_RADIUS * PICK_RADIUS;
    let found = -1;
    for (const [row, { at }] of this.labels.entries()) {
      if (!at.visible) continue;
      // The point is over the head: the tag is above it, the body below.
      const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
      if (distance < nearest) {
        nearest = distance;
        found = row;
      }
    }
    const changed = found !== this.hoveredRow;
    this.hoveredRow = found;
    return changed;
  }

  /** Moves the tags to where people are drawn; of overlapping names the less wanted is hidden. */
  update(view: TownView, people: readonly Person[], followed: number): void {
    for (const person of people) {
      const label = this.labelOf(person);
      if (person.present) view.project(person, label.at);
      else label.at.visible = false;
      if (label.activity !== person.activity) {
        label.activity = person.activity;
        label.hasGlyph = setGlyph(label.glyph, ACTIVITIES[person.activity] ?? "idle");
        label.element.toggleAttribute("data-glyph", label.hasGlyph);
        label.width = 0;
      }
      showDone(label, person.moving ? 0 : Math.ceil((person.progress / 255) * DONE_STEPS));
    }
    this.place(followed, "followed");
    if (this.hoveredRow !== followed) this.place(this.hoveredRow, "name");
    const isCrowd = people.length > CROWD;
    for (const [row, label] of this.labels.entries()) {
      if (row === followed || row === this.hoveredRow) continue;
      const name = this.showAll && !isCrowd && !this.overlaps(label);
      // What hangs over people says more than what they do with their hands.
      const glyph =
        label.hasGlyph &&
        !isCrowd &&
        view.tier !== "2d" &&
        people[row]?.sign === SIGN.none &&
        !this.meetsName(label);
      this.place(row, name ? "name" : glyph ? "glyph" : "");
    }
    for (const person of people) person.tag = this.tagOver(person, people[person.companyRow]);
  }

  /** Who talks side by side has signs at one height, clear of either's tag. */
  private tagOver(person: Person, company: Person | undefined): number {
    const own = heightOf(this.labels[person.row]?.look ?? "");
    if (company === undefined || company === person) return own;
    const gap = Math.abs(person.drawX - company.drawX) + Math.abs(person.drawY - company.drawY);
    return gap > 3 ? own : Math.max(own, heightOf(this.labels[company.row]?.look ?? ""));
  }

  private place(row: number, wanted: Label["look"]): void {
    const label = this.labels[row];
    if (label === undefined) return;
    const { at, element } = label;
    const look = at.visible ? wanted : "";
    if (look !== label.look) {
      label.look = look;
      element.hidden = look === "";
      element.dataset["look"] = look;
      element.toggleAttribute("data-followed", look === "followed");
      label.width = 0;
    }
    if (look === "") return;
    if (label.width === 0) label.width = element.offsetWidth;
    const x = Math.round(at.x - label.width / 2);
    const y = Math.round(at.y - (look === "glyph" ? 23 : 26));
    if (x === label.x && y === label.y) return;
    label.x = x;
    label.y = y;
    element.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Where a sign of this size, in CSS pixels, has to go to leave a tag free: −1 up, 1 down, 0 nowhere. */
  wayOut(left: number, top: number, width: number): -1 | 0 | 1 {
    for (const { look, x, y, width: tag } of this.labels) {
      if (look === "" || Math.abs(y - top) >= TAG_HEIGHT) continue;
      if (x < left + width && left < x + tag) return y < top ? 1 : -1;
    }
    return 0;
  }

  /** Whether a sign without a name would lie over a name. */
  private meetsName(label: Label): boolean {
    for (const other of this.labels)
      if (other !== label && touches(other, label, GLYPH_WIDTH)) return true;
    return false;
  }

  private overlaps(label: Label): boolean {
    for (const other of this.labels) {
      if (other === label) continue;
      const near = touches(other, label, Math.max(56, label.width));
      // The one nearer to the viewer keeps its place.
      const isNearer =
        other.at.y === label.at.y ? other.at.x > label.at.x : other.at.y > label.at.y;
      if (near && (isNearer || other.look === "followed")) return true;
    }
    return false;
  }
}

/** Whether a name lies where the tag of somebody else would be, if that had this width. */
const touches = (named: Label, { at }: Label, width: number): boolean =>
  named.look !== "" &&
  named.look !== "glyph" &&
  Math.abs(named.at.x - at.x) < (named.width + width) / 2 &&
  Math.abs(named.at.y - at.y) < TAG_HEIGHT;

/** A ring round the tag that closes as they get on. */
function showDone(label: Label, done: number): void {
  if (done === label.done) return;
  label.done = done;
  label.element.toggleAttribute("data-done", done > 0);
  label.element.style.setProperty("--done", String(done / DONE_STEPS));
}
