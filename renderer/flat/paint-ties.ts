import type { Person } from "../frames/crowd.ts";
import { archOf, type DrawnTie, LINE_COLOURS } from "../scene/drawn-tie.ts";
import type { FlatCamera } from "./flat-camera.ts";
import { css } from "./paint-map.ts";

/** How much of a height is seen on a flat map, see `FlatView.projectPoint`. */
export const HEIGHT_SHARE = 0.42;

const COLOURS = LINE_COLOURS.map(css);
const WHOLE: number[] = [];
/** By LINE. */
const DASHES = [WHOLE, [9, 6], [2, 6]];

/** Lines from somebody to those they have ties with, in CSS pixels. No allocation. */
export function paintTies(
  context: CanvasRenderingContext2D,
  camera: FlatCamera,
  own: Person,
  ties: readonly DrawnTie[],
  people: readonly Person[],
): void {
  context.lineCap = "round";
  for (const tie of ties) {
    const other = people[tie.row];
    if (other?.present !== true) continue;
    const distance = Math.hypot(other.drawX - own.drawX, other.drawY - own.drawY);
    if (distance < 0.5) continue;
    const { scale } = camera;
    // The ends stay clear of the discs.
    const gap = Math.min(0.4, 12 / (scale * distance));
    const fromX = (own.drawX + (other.drawX - own.drawX) * gap + 0.5) * scale + camera.offsetX;
    const fromY = (own.drawY + (other.drawY - own.drawY) * gap + 0.5) * scale + camera.offsetY;
    const toX = (other.drawX + (own.drawX - other.drawX) * gap + 0.5) * scale + camera.offsetX;
    const toY = (other.drawY + (own.drawY - other.drawY) * gap + 0.5) * scale + camera.offsetY;
    const lift = archOf(distance) * HEIGHT_SHARE * 2 * scale;
    const width = 1.6 + tie.strength * 4;
    context.globalAlpha = (distance < 6 ? 1 : Math.max(0.55, 1 - (distance - 6) / 50)) * 0.95;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.quadraticCurveTo((fromX + toX) / 2, (fromY + toY) / 2 - lift, toX, toY);
    context.setLineDash(DASHES[tie.line] ?? WHOLE);
    context.strokeStyle = "rgb(8 14 20 / 62%)";
    context.lineWidth = width + 2.6;
    context.stroke();
    context.strokeStyle = COLOURS[tie.line] ?? "#ffffff";
    context.lineWidth = width;
    context.stroke();
  }
  context.setLineDash(WHOLE);
  context.globalAlpha = 1;
}
