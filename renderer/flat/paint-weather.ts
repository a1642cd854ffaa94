import { hash } from "../scene/palette.ts";
import type { TownMap } from "../scene/town-map.ts";

/** Specks of frost on a tile at its thickest. */
const SPECKS = 5;
const STREAKS = 110;

/** What frost and rain blend a colour towards. */
export const FROST = 0xe9f3ff;
export const WET = 0x26344e;

/** Frost lies on grass and roofs, as a veil with pale specks. `frost` from 0 to 1. */
export function paintFrost(context: CanvasRenderingContext2D, map: TownMap, frost: number): void {
  if (frost < 0.02) return;
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      if (map.groupAt(x, y) > 0 || map.letterAt(x, y) !== ",") continue;
      context.fillStyle = `rgb(233 243 255 / ${0.34 * frost})`;
      context.fillRect(x, y, 1.02, 1.02);
      context.fillStyle = `rgb(255 255 255 / ${0.6 * frost})`;
      const specks = Math.floor(hash(x, y, 21) * SPECKS);
      for (let speck = 0; speck < specks; speck++) {
        context.fillRect(x + hash(x, y, speck + 30), y + hash(x, y, speck + 40), 0.09, 0.09);
      }
    }
  }
}

/** Roads and ground get darker and bluer in the rain. `rain` from 0 to 1. */
export function paintWet(context: CanvasRenderingContext2D, map: TownMap, rain: number): void {
  if (rain < 0.02) return;
  context.fillStyle = `rgb(38 52 78 / ${0.34 * rain})`;
  for (let y = 0; y < map.height; y++) {
    for (let x = 0; x < map.width; x++) {
      if (map.letterAt(x, y) === "=") context.fillRect(x, y, 1.02, 1.02);
    }
  }
}

/** Slanting marks all over the picture, in its pixels; `seconds` moves them on. */
export function paintRain(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  rain: number,
  seconds: number,
): void {
  if (rain < 0.02) return;
  const long = Math.max(14, height / 42);
  context.beginPath();
  for (let streak = 0; streak < STREAKS; streak++) {
    const fall = (hash(streak, 51) + seconds * (0.9 + hash(streak, 52) * 0.4)) % 1;
    const y = fall * (height + long * 2) - long;
    const x = hash(streak, 53) * (width + long) - fall * long * 2;
    context.moveTo(x, y);
    context.lineTo(x - long * 0.16, y + long);
  }
  context.lineWidth = Math.max(1, height / 640);
  context.strokeStyle = `rgb(226 238 255 / ${0.46 * rain})`;
  context.stroke();
}
