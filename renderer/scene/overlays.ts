import type { TownFigures } from "../../sim/telemetry/town-figures.ts";
import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import type { WindowState } from "../state.ts";
import { chooseTies } from "./choose-ties.ts";
import { Labels } from "./labels.ts";
import { OutageMarks } from "./outage-marks.ts";
import { QueueNumbers } from "./queue-numbers.ts";
import { TieLabel } from "./tie-label.ts";
import { PriceMarks } from "./price-marks.ts";
import type { TownLoop } from "./town-loop.ts";
import type { TownMap } from "./town-map.ts";
import { chooseWay } from "./way-marks.ts";

const NO_PRICES: TownFigures["prices"] = [];

/** What lies over the picture as text: tags of people, places in line, signs of outages, the word on a line. */
export class Overlays {
  private readonly labels: Labels;
  private readonly marks: OutageMarks;
  private readonly priceMarks: PriceMarks;
  private readonly tieLabel: TieLabel;
  private readonly numbers: QueueNumbers;

  /** `mark` tells its tags from those of another picture, for whoever looks them up. */
  constructor(host: HTMLElement, mark = "") {
    this.labels = new Labels(host, mark);
    this.numbers = new QueueNumbers(host, mark);
    this.marks = new OutageMarks(host);
    this.priceMarks = new PriceMarks(host);
    this.tieLabel = new TieLabel(host);
  }

  setShowAll(showAll: boolean): void {
    this.labels.setShowAll(showAll);
  }

  /** The person under the pointer. */
  get hovered(): SceneAgent | null {
    return this.labels.hovered;
  }

  /** Finds who is at a point of the canvas, and shows it. Returns whether that changed. */
  hover(x: number, y: number, loop: TownLoop): boolean {
    if (!this.labels.hover(x, y)) return false;
    this.labels.update(loop.currentView, loop.people, loop.followed);
    return true;
  }

  /** Draws the lines that are wanted now, and the way of the followed. */
  drawLines(state: WindowState, loop: TownLoop): void {
    const { ties, label, kind } = chooseTies(state);
    loop.setTies(ties);
    this.tieLabel.say(label, kind);
    loop.ground.way = chooseWay(state);
  }

  /** Keeps everything where it belongs, after each drawn frame. */
  update(loop: TownLoop, map: TownMap, prices = NO_PRICES): void {
    const { currentView, people, followed, outages, ties, ground } = loop;
    this.numbers.update(currentView, people, ground.queues.places);
    this.labels.update(currentView, people, followed);
    this.marks.update(currentView, this.labels, map, outages);
    this.priceMarks.update(currentView, this.labels, map, prices);
    this.tieLabel.update(currentView, people, followed, ties);
  }
}
