import { paintDot } from "./paint-dot.ts";
import {
  type GroundMarks,
  isRing,
  MARK,
  MARK_COLOURS,
  MARK_NUMBERS,
} from "../scene/ground-marks.ts";
import { css } from "./paint-map.ts";

const COLOURS = MARK_COLOURS.map(css);
const EDGE = "rgb(10 16 24 / 62%)";

/** Marks on the ground, in tiles; `pixel` is how much of a tile a CSS pixel is. No allocation. */
export function paintGround(
  context: CanvasRenderingContext2D,
  { numbers, count }: GroundMarks,
  pixel: number,
): void {
  context.lineCap = "round";
  for (let index = 0; index < count; index++) {
    const at = index * MARK_NUMBERS;
    const kind = numbers[at + 5] ?? 0;
    const [fromX, fromY] = [numbers[at] ?? 0, numbers[at + 1] ?? 0];
    const [toX, toY] = [numbers[at + 2] ?? 0, numbers[at + 3] ?? 0];
    const colour = COLOURS[kind] ?? "#ffffff";
    if (isRing(kind)) {
      const radius = Math.max(numbers[at + 4] ?? 0, 8 * pixel);
      ring(context, fromX, fromY, radius, pixel, colour);
      if (kind === MARK.goal) paintDot(context, fromX, fromY, radius * 0.34, colour);
      continue;
    }
    const wide = Math.max((numbers[at + 4] ?? 0) * 2, (kind === MARK.step ? 3.4 : 2.6) * pixel);
    stroke(context, fromX, fromY, toX, toY, wide + 2.4 * pixel, EDGE);
    stroke(context, fromX, fromY, toX, toY, wide, colour);
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  wide: number,
  colour: string,
): void {
  if (fromX === toX && fromY === toY) {
    paintDot(context, fromX, fromY, wide / 2, colour);
    return;
  }
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.lineWidth = wide;
  context.strokeStyle = colour;
  context.stroke();
}

function ring(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  pixel: number,
  colour: string,
): void {
  const wide = Math.max(0.1, 2.2 * pixel);
  context.beginPath();
  context.arc(x, y, radius - wide / 2, 0, Math.PI * 2);
  context.lineWidth = wide + 2.2 * pixel;
  context.strokeStyle = EDGE;
  context.stroke();
  context.lineWidth = wide;
  context.strokeStyle = colour;
  context.stroke();
}
