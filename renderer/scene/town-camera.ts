import { type Place, SIGHT_NUMBERS } from "../../preload/places.ts";
import { follow } from "../commands.ts";
import type { Director } from "../director/director.ts";
import { store } from "../state.ts";
import { lookOf } from "./look.ts";
import type { TownLoop } from "./town-loop.ts";
import type { Camera, CameraMove, TownView } from "./view.ts";

/** The picture whose camera it is, while there is one. */
interface Drawn {
  readonly loop: TownLoop;
  readonly host: HTMLElement;
}

/** The camera of the town on screen in the hands of people: by key, by menu, by a click in a panel. */
export class TownCamera implements Camera {
  private readonly drawn: () => Drawn | null;
  private readonly director: Director;
  /** Before it moves. */
  private readonly onTaken: () => void;

  constructor(drawn: () => Drawn | null, director: Director, onTaken: () => void) {
    this.drawn = drawn;
    this.director = director;
    this.onTaken = onTaken;
  }

  toggleDirector(): void {
    this.director.toggle();
  }

  move(direction: CameraMove, amount: number): void {
    this.take((view) => view.move(direction, amount));
  }

  home(): void {
    this.take((view) => view.home());
  }

  visit(x: number, y: number): void {
    if (store.getState().followed !== null) void follow(null);
    this.take((view) => view.visit(x, y));
  }

  readPlace(): Place | null {
    const view = this.drawn()?.loop.currentView;
    if (view === undefined) return null;
    const sight = new Float64Array(SIGHT_NUMBERS);
    view.eye.readSight(sight);
    return { view: kindOf(view), sight: [...sight] };
  }

  goTo(place: Place): void {
    this.take((view, { clientHeight }) => {
      if (place.view === kindOf(view)) {
        view.eye.fly(Float64Array.from(place.sight));
        return;
      }
      const { x, y, distance } = lookOf(place, Math.max(1, clientHeight));
      view.eye.flyOver(x, y, distance);
    });
  }

  private take(move: (view: TownView, host: HTMLElement) => void): void {
    const drawn = this.drawn();
    if (drawn === null) return;
    this.director.end();
    this.onTaken();
    move(drawn.loop.currentView, drawn.host);
    drawn.loop.invalidate();
  }
}

const kindOf = ({ tier }: TownView): Place["view"] => (tier === "2d" ? "flat" : "deep");
