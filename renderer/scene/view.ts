import type { Place } from "../../preload/places.ts";
import type { Person } from "../frames/crowd.ts";
import type { DrawnTie } from "./drawn-tie.ts";
import type { Heat } from "./heat.ts";
import type { GroundMarks } from "./ground-marks.ts";
import type { TownMap } from "./town-map.ts";

/** What a view needs to draw one moment. */
export interface ViewMoment {
  /** Index = row. */
  readonly people: readonly Person[];
  /** What lies on the ground over the town. */
  readonly marks: GroundMarks;
  readonly heat: Heat;
  /** Tick with fraction. */
  tick: number;
  /** Row of the followed person, −1 for nobody. */
  followed: number;
  /** Lines from the followed to others. */
  ties: readonly DrawnTie[];
  /** Index into WEATHERS, and the utilities that are off as bits by UTILITIES. */
  weather: number;
  outages: number;
  /** Real milliseconds since the last frame. */
  elapsed: number;
  /** The town changed since the last frame. */
  changed: boolean;
  /** Time runs backwards. */
  rewinds: boolean;
  /** Nothing of what was drawn before leads to this: it is shown at once. */
  isCut: boolean;
}

export interface ScreenPoint {
  x: number;
  y: number;
  visible: boolean;
}

/** The space that panels leave free, in CSS pixels from each edge. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type CameraMove =
  "left" | "right" | "up" | "down" | "in" | "out" | "orbit-left" | "orbit-right";

/** What people do to the picture of the town. */
export interface Camera {
  move(direction: CameraMove, amount: number): void;
  home(): void;
  /** Where it is now; null while there is no picture. */
  readPlace(): Place | null;
  goTo(place: Place): void;
  /** Lets it move by itself, or no longer. */
  toggleDirector(): void;
}

/** A camera that flies somewhere for a while. */
export interface Eye {
  /** To the middle of a tile. */
  peek(x: number, y: number): void;
  /** Returns to what was seen before, unless somebody has taken the camera meanwhile. */
  comeBack(): void;
  /** Whether it looks elsewhere for a while. */
  readonly isAway: boolean;
  /** Writes where the camera is, in SIGHT_NUMBERS numbers that another view of the same kind understands. */
  readSight(out: Float64Array): void;
  /** Goes at once where the camera of another view is. */
  takeSight(sight: Float64Array): void;
  /** Flies there. */
  fly(sight: Float64Array): void;
  /** Flies to look at a point of the town, from as far away as so many tiles. */
  flyOver(x: number, y: number, distance: number): void;
  /** Films or no longer: it flies more slowly, comes close to whom it follows, and never stands quite still where things may move. */
  film(films: boolean): void;
}

/** A way to look at the town: the three-dimensional one or the flat one. */
export interface TownView {
  /** "2d", "low", "mid" or "high". */
  readonly tier: string;
  /** Draws when anything changed; returns whether it drew. */
  draw(moment: ViewMoment): boolean;
  /** The same town with other objects. */
  recast(map: TownMap): void;
  resize(width: number, height: number, insets: Insets): void;
  setRoofsHidden(hidden: boolean): void;
  setReducedMotion(reduced: boolean): void;
  move(direction: CameraMove, amount: number): void;
  home(): void;
  /** Flies to a tile. */
  visit(x: number, y: number): void;
  readonly eye: Eye;
  /** Where a person's head is on the canvas. */
  project(person: Person, out: ScreenPoint): void;
  /** Where a point of the town is on the canvas: tiles east and south, and height. */
  projectPoint(x: number, y: number, z: number, out: ScreenPoint): void;
  /** Whether one can look into a building. */
  isOpen(group: number): boolean;
  dispose(): void;
}
