import { SIGHT_NUMBERS } from "../../preload/places.ts";
import type { TownView } from "./view.ts";

/** One of two pictures whose cameras go together. */
interface Linked {
  readonly host: HTMLElement;
  readonly view: () => TownView | undefined;
  /** Draws it at the next opportunity. */
  readonly redraw: () => void;
}

const STARTS = ["pointerdown", "wheel"] as const;

/** Keeps two cameras at the same place: whichever was taken hold of last leads. */
export class CameraLink {
  private readonly left: Linked;
  private readonly right: Linked;
  private leader: Linked;
  private readonly sight = new Float64Array(SIGHT_NUMBERS);
  private readonly last = new Float64Array(SIGHT_NUMBERS);
  private readonly stop = new AbortController();

  constructor(left: Linked, right: Linked) {
    this.left = left;
    this.right = right;
    this.leader = left;
    const options = { signal: this.stop.signal, capture: true, passive: true };
    for (const side of [left, right])
      for (const start of STARTS)
        side.host.addEventListener(start, () => (this.leader = side), options);
  }

  /** The left one leads: it is moved by key, or flies somewhere by itself. */
  leadLeft(): void {
    this.leader = this.left;
  }

  /** After either was drawn. */
  follow(): void {
    const { leader, left, right, sight, last } = this;
    const follower = leader === left ? right : left;
    const [from, to] = [leader.view(), follower.view()];
    if (from === undefined || to === undefined) return;
    // A flat map and a picture in depth have no place in common.
    if ((from.tier === "2d") !== (to.tier === "2d")) return;
    from.eye.readSight(sight);
    if (sight.every((value, index) => value === last[index])) return;
    last.set(sight);
    to.eye.takeSight(sight);
    follower.redraw();
  }

  end(): void {
    this.stop.abort();
  }
}
