import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

import type { KpiShape } from "../../../sim/telemetry/kpi-shape.ts";
import { useWindow } from "../../use-window.ts";
import { type FigureRow, lineWords, roundText } from "./figure-rows.ts";

/** More days than these are a line without dots. */
const DOTTED = 40;

interface FigureChartProps {
  readonly row: FigureRow;
  /** The midnights that the days ended with. */
  readonly ticks: readonly number[];
  readonly ticksPerDay: number;
}

/** A daily figure as a line, over the band in which it is as it should be. */
export function FigureChart({ row, ticks, ticksPerDay }: FigureChartProps) {
  const room = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const { shape } = row;
  useEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const made = new uPlot(optionsFor(shape, ticksPerDay, sizeOf(element)), [[], []], element);
    plot.current = made;
    const observer = new ResizeObserver(() => {
      const size = sizeOf(element);
      // There may be no room for it for a while.
      if (size.height > 0) made.setSize(size);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [shape, ticksPerDay]);
  useEffect(() => {
    plot.current?.setData([ticks.map((tick) => tick / ticksPerDay), [...row.values]]);
  }, [ticks, row.values, ticksPerDay, shape]);
  const theme = useWindow(({ settings }) => settings.theme);
  useEffect(() => plot.current?.redraw(false), [theme]);
  return (
    <div className="figure-chart" role="img" aria-label={lineWords(row, ticksPerDay)} ref={room} />
  );
}

type PlotSize = Pick<uPlot.Options, "width" | "height">;

/** As large as the style sheet makes it. */
const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): PlotSize => ({
  width: clientWidth,
  height: clientHeight,
});

const colour = (token: string) => (): string =>
  getComputedStyle(document.documentElement).getPropertyValue(token).trim();

function optionsFor(shape: KpiShape, ticksPerDay: number, size: PlotSize): uPlot.Options {
  const write = (value: number) => roundText(value, shape.unit, ticksPerDay);
  const axis = {
    stroke: colour("--muted"),
    font: '11px "Inter Variable", sans-serif',
    ticks: { show: false },
  };
  return {
    ...size,
    padding: [8, 10, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_, from, to) => (from === to ? [from - 1, to + 1] : [from, to]) },
      y: { range: (_, from, to) => rangeOf(shape, from, to) },
    },
    axes: [
      {
        ...axis,
        size: 24,
        grid: { show: false },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500],
        values: (_, days) => days.map((day) => (Number.isInteger(day) ? String(day) : "")),
      },
      {
        ...axis,
        size: 52,
        space: 28,
        grid: { stroke: colour("--border"), width: 1 },
        values: (_, values) => values.map(write),
      },
    ],
    series: [
      {},
      {
        stroke: colour("--info"),
        width: 2,
        points: {
          show: ({ data }) => data[0].length <= DOTTED,
          size: 6,
          fill: colour("--info"),
        },
      },
    ],
    hooks: { drawAxes: [(made) => drawBand(made, shape)] },
  };
}

/** All that is drawn and what is aimed at, with some air. */
function rangeOf({ target, unit }: KpiShape, from: number, to: number): [number, number] {
  const aim = target === null ? [] : Object.values(target);
  const low = Math.min(from, ...aim);
  const high = Math.max(to, ...aim);
  const air = high === low ? Math.max(Math.abs(high) * 0.1, 0.1) : (high - low) * 0.12;
  const most = unit === "share" || unit === "need" ? 1 : Infinity;
  return [Math.max(0, low - air), Math.min(Math.max(most, high), high + air)];
}

/** Where the figure is as it should be. */
function drawBand(plot: uPlot, { bands }: KpiShape): void {
  const { ctx, bbox, scales } = plot;
  const [min, max] = [scales["y"]?.min, scales["y"]?.max];
  if (bands === null || min === undefined || max === undefined) return;
  const [from, to] = bands.green;
  const top = plot.valToPos(Math.min(to, max), "y", true);
  const bottom = plot.valToPos(Math.max(from, min), "y", true);
  if (bottom <= top) return;
  ctx.save();
  ctx.fillStyle = colour("--accent-soft")();
  ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  ctx.restore();
}
