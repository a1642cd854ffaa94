import { FirstMove } from "../frames/first-move.ts";
import { Stage } from "./stage.ts";
import type { TownLoop } from "./town-loop.ts";

const STATISTICS_MS = 1000;

/**
 * Writes onto the document what was drawn, for whoever measures or tests from outside: `data-tick` after every frame,
 * `data-first-frame` and `data-first-move` once, statistics every second.
 */
export class PageFacts {
  private readonly firstMove = new FirstMove();
  private lastStatistics = 0;

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
}
