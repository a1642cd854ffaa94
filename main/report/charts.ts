import { escaped } from "./markup.ts";

/** Of a chart's picture, in its own units; the page scales it. */
const WIDTH = 320;
const HEIGHT = 116;
const MARGIN = { top: 10, right: 10, bottom: 18, left: 44 } as const;
const SPARK = { width: 92, height: 22, margin: 3 } as const;
/** More points than this are a line without dots. */
const MOST_DOTS = 40;

interface Series {
  /** One a day. */
  readonly days: readonly number[];
  readonly values: readonly (number | null)[];
  /** A line across, where something is aimed at. */
  readonly aim: number | null;
  readonly text: (value: number) => string;
}

type Scale = (value: number) => number;

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
  readonly low: number;
  readonly high: number;
}

/** A line over days, with gaps where nothing is known; what it shows stands in `title` for who cannot see it. */
export function lineChart({ days, values, aim, text }: Series, title: string): string {
  const known = values.filter((value) => value !== null);
  const { x, y, low, high } = scalesOf(days, aim === null ? known : [...known, aim], {
    left: MARGIN.left,
    right: WIDTH - MARGIN.right,
    top: MARGIN.top,
    bottom: HEIGHT - MARGIN.bottom,
  });
  const [first = 0] = days;
  const last = days.at(-1) ?? first;
  const across = (value: number, kind: string): string =>
    `<line class="${kind}" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at(y(value))}" y2="${at(y(value))}"/>`;
  const label = (value: number): string =>
    `<text class="axis" x="${MARGIN.left - 6}" y="${at(y(value) + 3.5)}" text-anchor="end">${escaped(text(value))}</text>`;
  const day = (value: number, anchor: string): string =>
    `<text class="axis" x="${at(x(value))}" y="${HEIGHT - 4}" text-anchor="${anchor}">Day ${value}</text>`;
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${escaped(title)}</title>${
    across(low, "rule") + across(high, "rule") + label(low) + label(high)
  }${aim === null ? "" : across(aim, "aim")}${day(first, first === last ? "middle" : "start")}${
    first === last ? "" : day(last, "end")
  }<path class="line" d="${pathOf(days, values, x, y)}"/>${dotsOf({ days, values, aim, text }, x, y)}</svg>`;
}

/** The same as a small picture in a row. */
export function sparkline(days: readonly number[], values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return "";
  const { width, height, margin } = SPARK;
  const frame = { left: margin, right: width - margin, top: margin, bottom: height - margin };
  const { x, y } = scalesOf(days, known, frame);
  const [day, value] = [days.at(values.findLastIndex((one) => one !== null)), known.at(-1)];
  const end =
    day === undefined || value === undefined
      ? ""
      : `<circle class="dot" cx="${at(x(day))}" cy="${at(y(value))}" r="2.2"/>`;
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" aria-hidden="true"><path class="line" d="${pathOf(days, values, x, y)}"/>${end}</svg>`;
}

/** A bar as long as a share of the longest. */
export function bar(share: number): string {
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${at(Math.max(0.5, share * 100))}" height="8" rx="1"/></svg>`;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is the same all the time lies in the middle. */
function scalesOf(days: readonly number[], values: readonly number[], frame: Frame): Scales {
  const [first = 0] = days;
  const span = Math.max(1, (days.at(-1) ?? first) - first);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isFlat = least === most;
  const [low, high] = isFlat
    ? [least - Math.max(0.5, Math.abs(least) / 2), most + 1]
    : [least, most];
  const middle = (frame.left + frame.right) / 2;
  return {
    x: (day) =>
      days.length === 1 ? middle : frame.left + ((day - first) / span) * (frame.right - frame.left),
    y: (value) =>
      isFlat
        ? (frame.top + frame.bottom) / 2
        : frame.bottom - ((value - low) / (high - low)) * (frame.bottom - frame.top),
    low: least,
    high: most,
  };
}

function pathOf(
  days: readonly number[],
  values: readonly (number | null)[],
  x: Scale,
  y: Scale,
): string {
  let isOpen = false;
  return values
    .map((value, index) => {
      const day = days[index];
      if (value === null || day === undefined) {
        isOpen = false;
        return "";
      }
      const step = isOpen ? "L" : "M";
      isOpen = true;
      return `${step}${at(x(day))} ${at(y(value))}`;
    })
    .join("");
}

function dotsOf({ days, values, text }: Series, x: Scale, y: Scale): string {
  const isLast = (index: number): boolean => index === values.findLastIndex((one) => one !== null);
  return values
    .map((value, index) => {
      const day = days[index];
      if (value === null || day === undefined) return "";
      if (days.length > MOST_DOTS && !isLast(index)) return "";
      const what = `Day ${day}: ${text(value)}`;
      return `<circle class="dot" cx="${at(x(day))}" cy="${at(y(value))}" r="${isLast(index) ? 3.4 : 2.2}"><title>${escaped(what)}</title></circle>`;
    })
    .join("");
}

/** A coordinate to a hundredth. */
function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}
