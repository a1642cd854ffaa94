import type { Person } from "../frames/crowd.ts";
import type { TownMap } from "./town-map.ts";

/** Ticks between two frames that are far apart count as no more than so many. */
const LONGEST_STAY = 25;
/** Share of a day after which a stay counts for half as much. */
const HALF_LIFE = 0.5;
/** Weights grow instead of all counts shrinking; beyond this, all are scaled back. */
const HEAVY = 1e6;
/** Milliseconds between two paintings. */
const REPAINT_MS = 700;
/** The higher, the sooner little is to be seen beside much. */
const CONTRAST = 24;
/** What is less than this share of the most is left clear. */
const CLEAR = 0.12;
const OPAQUE = 190;

/** From seldom to often: red, green, blue, 0 to 255. */
export const HEAT_COLOURS = [
  [255, 209, 102],
  [247, 120, 70],
  [196, 30, 90],
] as const;

/** Where people have been since the window looked, of late above all: one pixel per tile. */
export class Heat {
  readonly canvas = document.createElement("canvas");
  /** Rises whenever the picture has changed. */
  version = 0;
  private readonly context: CanvasRenderingContext2D | null;
  private readonly pixels: ImageData;
  private readonly counts: HeatCounts;
  private wanted = false;
  private sincePaint = REPAINT_MS;

  constructor({ width, height, scene }: TownMap) {
    this.canvas.width = width;
    this.canvas.height = height;
    this.context = this.canvas.getContext("2d");
    this.pixels = new ImageData(width, height);
    this.counts = new HeatCounts(width, height, scene.ticks_per_day);
  }

  get isShown(): boolean {
    return this.wanted;
  }

  show(wanted: boolean): void {
    if (wanted && !this.wanted) this.sincePaint = REPAINT_MS;
    this.wanted = wanted;
  }

  /** Counts where everybody stands; at another time or life everything begins anew. No allocation. */
  update(people: readonly Person[], tick: number, elapsed: number, isCut: boolean): void {
    if (isCut) this.counts.clear();
    this.counts.note(people, tick);
    this.sincePaint += elapsed;
    if (!this.wanted || this.sincePaint < REPAINT_MS) return;
    this.sincePaint = 0;
    this.paint();
  }

  private paint(): void {
    const { data } = this.pixels;
    const { cells } = this.counts;
    const most = Math.max(this.counts.most(), Number.MIN_VALUE);
    for (let cell = 0; cell < cells.length; cell++) {
      const level = levelOf((cells[cell] ?? 0) / most);
      const at = cell * 4;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = shade(level, channel);
      data[at + 3] = level === 0 ? 0 : OPAQUE * (0.35 + 0.65 * level);
    }
    this.context?.putImageData(this.pixels, 0, 0);
    this.version += 1;
  }
}

/** How much people have been on each tile; a stay counts for less and less as time goes on. */
export class HeatCounts {
  /** [width × height] */
  readonly cells: Float64Array;
  private readonly width: number;
  private readonly halfLife: number;
  private last = -1;
  /** The tick at which a stay of one tick weighs 1. */
  private origin = 0;

  constructor(width: number, height: number, ticksPerDay: number) {
    this.width = width;
    this.cells = new Float64Array(width * height);
    this.halfLife = HALF_LIFE * ticksPerDay;
  }

  clear(): void {
    this.cells.fill(0);
    this.last = -1;
  }

  /** Adds the time since the last call where people stand now; where time runs backwards nothing is added. */
  note(people: readonly Person[], tick: number): void {
    const { cells, width, last } = this;
    const stay = last < 0 ? 0 : Math.min(LONGEST_STAY, tick - last);
    this.last = tick;
    if (stay <= 0) return;
    const weight = this.weightAt(tick) * stay;
    for (const { present, x, y } of people) {
      const cell = y * width + x;
      if (present && cell >= 0 && cell < cells.length) cells[cell] = (cells[cell] ?? 0) + weight;
    }
  }

  most(): number {
    let most = 0;
    for (const count of this.cells) if (count > most) most = count;
    return most;
  }

  private weightAt(tick: number): number {
    const weight = 2 ** ((tick - this.origin) / this.halfLife);
    if (weight < HEAVY && tick >= this.origin) return weight;
    for (let cell = 0; cell < this.cells.length; cell++)
      this.cells[cell] = (this.cells[cell] ?? 0) / weight;
    this.origin = tick;
    return 1;
  }
}

/** 0 for what is left clear, up to 1; little beside much is still to be seen. */
export function levelOf(share: number): number {
  const level = Math.log1p(CONTRAST * share) / Math.log1p(CONTRAST);
  return level < CLEAR ? 0 : level;
}

/** One channel of the colour of a level. */
function shade(level: number, channel: number): number {
  const at = level * (HEAT_COLOURS.length - 1);
  const index = Math.min(HEAT_COLOURS.length - 2, Math.floor(at));
  const from = HEAT_COLOURS[index]?.[channel] ?? 0;
  const to = HEAT_COLOURS[index + 1]?.[channel] ?? 0;
  return from + (to - from) * (at - index);
}
