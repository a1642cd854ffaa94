import type { Person } from "../frames/crowd.ts";
import { IN_USE } from "./queue-lines.ts";
import type { ScreenPoint, TownView } from "./view.ts";

/** In a large crowd the first so many are numbered. */
const MOST = 120;
/** From the feet, in CSS pixels: below them, and on the flat map beside the disc. */
const BELOW = { standing: [0, 9], flat: [11, 10] } as const;

interface Disc {
  readonly element: HTMLElement;
  readonly at: ScreenPoint;
  /** What it says: a place in line or IN_USE, 0 before the first; and of whom. */
  place: number;
  person: number;
  x: number;
  y: number;
}

/** At the feet of everybody who waits their place in line as a disc, and a square at whoever has what they wait for. */
export class QueueNumbers {
  private readonly host: HTMLElement;
  private readonly mark: string;
  private readonly discs: Disc[] = [];
  private shown = 0;

  constructor(host: HTMLElement, mark: string) {
    this.host = host;
    this.mark = mark;
  }

  /** Keeps them at people's feet; `places` as `QueueLines.places`. */
  update(view: TownView, people: readonly Person[], places: readonly number[]): void {
    let count = 0;
    for (const person of people) {
      const place = places[person.row] ?? 0;
      if (place === 0 || count === MOST) continue;
      const disc = (this.discs[count] ??= this.makeDisc());
      count += 1;
      this.say(disc, person, place);
      this.place(disc, view, person);
    }
    for (let index = count; index < this.shown; index++) {
      const disc = this.discs[index];
      if (disc !== undefined) disc.element.hidden = true;
    }
    this.shown = count;
  }

  private say(disc: Disc, { person, identity }: Person, place: number): void {
    if (disc.place === place && disc.person === person) return;
    const { element } = disc;
    disc.place = place;
    disc.person = person;
    element.textContent = place === IN_USE ? "" : String(place);
    element.dataset["look"] = place === IN_USE ? "uses" : "waits";
    element.dataset["testid"] = `${this.mark}queue-place-${identity.id}`;
  }

  private place(disc: Disc, view: TownView, { drawX, drawY }: Person): void {
    const { at, element } = disc;
    const [right, down] = view.tier === "2d" ? BELOW.flat : BELOW.standing;
    view.projectPoint(drawX + 0.5, 0, drawY + 0.5, at);
    if (element.hidden !== !at.visible) element.hidden = !at.visible;
    if (element.hidden) return;
    const x = Math.round(at.x + right);
    const y = Math.round(at.y + down);
    if (x === disc.x && y === disc.y) return;
    disc.x = x;
    disc.y = y;
    element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  }

  private makeDisc(): Disc {
    const element = document.createElement("span");
    element.className = "queue-place";
    element.hidden = true;
    this.host.append(element);
    return {
      element,
      at: { x: 0, y: 0, visible: false },
      place: 0,
      person: -1,
      x: -1,
      y: -1,
    };
  }
}
