import { PRICES } from "../../sim/config/blocks/economy.ts";
import type { TownFigures } from "../../sim/telemetry/town-figures.ts";
import type { Labels } from "./labels.ts";
import type { TownMap } from "./town-map.ts";
import type { TownView } from "./view.ts";
import { type Marked, markedIn, pictureIn16, WorldMarks } from "./world-marks.ts";

/** An arrow that rises in steps. */
const RISING = "M2 12.5l4-4 2.6 2.6L13.5 5M9.8 5h3.9v3.9";

type Prices = TownFigures["prices"];

/** Small signs over wherever a disturbance makes people pay more than usual, with how much more. */
export class PriceMarks {
  private readonly marks: WorldMarks;
  private map: TownMap | null = null;
  private prices: Prices = [];

  constructor(host: HTMLElement) {
    this.marks = new WorldMarks(host);
  }

  /** Keeps the signs where they belong; they are made anew when a price changes. */
  update(view: TownView, tags: Labels, map: TownMap, prices: Prices): void {
    if (prices !== this.prices || map !== this.map) {
      this.prices = prices;
      this.map = map;
      const raised = raisedOf(prices);
      this.marks.replace(
        markedIn(map, (object) => object.prices & raised),
        (marked) => signOf(marked, prices),
      );
    }
    this.marks.update(view, tags);
  }
}

/** Prices that a disturbance has raised, as bits by PRICES. */
export function raisedOf(prices: Prices): number {
  return prices.reduce(
    (bits, { key, now, usual, causes }) =>
      now > usual && causes.includes("disturbance") ? bits | (1 << PRICES.indexOf(key)) : bits,
    0,
  );
}

/** By how many per cent the dearest of these prices lies over what is usual. */
export function surchargeOf(bits: number, prices: Prices): number {
  const shares = prices.map(({ key, now, usual }) =>
    (bits & (1 << PRICES.indexOf(key))) === 0 || usual === 0 ? 0 : now / usual - 1,
  );
  return Math.round(Math.max(0, ...shares) * 100);
}

function signOf({ id, bits }: Marked, prices: Prices): HTMLElement {
  const element = document.createElement("span");
  element.className = "outage price-rise";
  element.dataset["testid"] = `price-at-${id}`;
  element.append(pictureIn16(RISING), `+${surchargeOf(bits, prices)} %`);
  return element;
}
