import { layoutOf } from "../../sim/observations/layout.ts";
import { observeInPlace } from "../../sim/observations/observe.ts";
import { type Observer, createObserver, syncLayers } from "../../sim/observations/observer.ts";
import type { Schema, Variant } from "../../sim/observations/variants.ts";
import { type Town, slotOfId } from "../../sim/town.ts";
import { required } from "./required.ts";

/** What one person sees, by names. */
export interface Seen {
  readonly observer: Observer;
  readonly slot: number;
  /** A feature by its name. */
  readonly feature: (name: string) => number;
  /** A plane of the map by its name, as rows from north to south, bytes turned into what they stand for. */
  readonly plane: (name: string) => number[][];
}

/** An observer of the town in a variant and schema. */
export function observerOf(town: Town, variant: Variant = "hybrid", schema: Schema = 2): Observer {
  return createObserver(town, layoutOf(town.config, variant, schema));
}

/** Observes somebody; the observer may be one that has seen the town before. */
export function seenBy(observer: Observer, id: string): Seen {
  syncLayers(observer);
  const { layout, town } = observer;
  const slot = slotOfId(town, id);
  observeInPlace(observer, slot);
  return {
    observer,
    slot,
    feature: (name) => {
      const { offset } = required(layout.features.find((feature) => feature.name === name));
      return required(observer.row[slot]?.[offset]);
    },
    plane: (name) => planeOf(observer, slot, name),
  };
}

function planeOf({ layout, row, byteRow }: Observer, slot: number, name: string): number[][] {
  const { channels, window, form } = layout.map;
  const channel = channels.findIndex((each) => each.name === name);
  const { scale, shift } = required(channels[channel]);
  const numbers = required(form === "u8" ? byteRow[slot] : row[slot]);
  return Array.from({ length: window }, (_, down) => {
    const from = (channel * window + down) * window;
    return Array.from(numbers.subarray(from, from + window), (number) => number * scale + shift);
  });
}

/** A plane as it is drawn in a test: `.` is 0, `#` is 1, `-` is −1, `w` a wall and `f` floor among the kinds of tile. */
export function picture(rows: readonly string[]): number[][] {
  const values: Readonly<Record<string, number>> = { ".": 0, "#": 1, "-": -1, w: 6 / 8, f: 1 / 8 };
  return rows.map((row) => Array.from(row, (mark) => required(values[mark])));
}

/** A plane of zeros but for the given cells, [row, column, value]. */
export function marks(
  window: number,
  ...cells: readonly (readonly [row: number, column: number, value?: number])[]
): number[][] {
  const plane = Array.from({ length: window }, () => Array.from({ length: window }, () => 0));
  for (const [row, column, value = 1] of cells) required(plane[row])[column] = value;
  return plane;
}
