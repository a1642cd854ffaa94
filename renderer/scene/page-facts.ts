import { FirstMove } from "../frames/first-move.ts";
import { SIGN } from "../frames/signs.ts";
import { type DrawnTie, LINE } from "./drawn-tie.ts";
import { Stage } from "./stage.ts";
import type { TownLoop } from "./town-loop.ts";
import type { Way } from "./way-marks.ts";

const STATISTICS_MS = 1000;

/**
 * Writes onto the document what was drawn, for whoever measures or tests from outside: `data-tick` after every frame,
 * `data-first-frame` and `data-first-move` once, `data-signs` (who has what over their head), `data-lines` (to whom
 * from the followed person), `data-goal` (the tile that they are on their way to) and `data-away` (the camera flew off by itself) as they change, statistics every second.
 */
export class PageFacts {
  private readonly firstMove = new FirstMove();
  private lastStatistics = 0;
  /** Sums over what was said last, so that nothing is written while nothing changes. */
  private signs = 0;
  private lines = 0;
  private way: Way = [];

  note(loop: TownLoop, now: number): void {
    const { dataset } = document.documentElement;
    dataset["tick"] = String(Math.floor(loop.tick));
    if (dataset["firstFrame"] === undefined) {
      dataset["firstFrame"] = now.toFixed(0);
      performance.mark("townlet:first-frame");
    }
    if (dataset["firstMove"] === undefined && this.firstMove.noted(loop.people)) {
      dataset["firstMove"] = now.toFixed(0);
      performance.mark("townlet:first-move");
    }
    this.noteSigns(loop, dataset);
    this.noteLines(loop, dataset);
    if (this.way !== loop.ground.way) {
      this.way = loop.ground.way;
      dataset["goal"] = this.way.at(-1)?.join(",") ?? "";
    }
    const away = String(loop.currentView.eye.isAway);
    if (away !== dataset["away"]) dataset["away"] = away;
    if (now - this.lastStatistics < STATISTICS_MS) return;
    this.lastStatistics = now;
    dataset["frameP50"] = loop.times.percentile(0.5).toFixed(1);
    dataset["frameSamples"] = String(loop.times.samples);
    dataset["frameP99"] = loop.times.percentile(0.99).toFixed(1);
    const view = loop.currentView;
    if (!(view instanceof Stage)) return;
    dataset["scale"] = view.renderScale.toFixed(2);
    dataset["calls"] = String(view.cost.calls);
    dataset["triangles"] = String(view.cost.triangles);
  }

  private noteSigns({ people, casts }: TownLoop, dataset: DOMStringMap): void {
    let sum = casts;
    for (const { person, sign } of people) sum = (sum * 31 + person * 8 + sign) | 0;
    if (sum === this.signs) return;
    this.signs = sum;
    const shown = people.filter(({ sign }) => sign !== SIGN.none);
    dataset["signs"] = shown
      .map(({ identity, sign }) => `${identity.id}:${SIGN_NAMES[sign] ?? ""}`)
      .join(" ");
  }

  private noteLines({ people, ties, followed, casts }: TownLoop, dataset: DOMStringMap): void {
    let sum = casts * 4096 + followed;
    for (const { row, line } of ties) sum = (sum * 31 + row * 8 + line) | 0;
    if (sum === this.lines) return;
    this.lines = sum;
    const end = ({ row, line }: DrawnTie): string =>
      `${people[row]?.identity.id ?? ""}:${LINE_NAMES[line] ?? ""}`;
    dataset["lines"] = followed < 0 ? "" : ties.map(end).join(" ");
  }
}

const SIGN_NAMES = Object.keys(SIGN);
const LINE_NAMES = Object.keys(LINE);
