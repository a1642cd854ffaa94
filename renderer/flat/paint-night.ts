import type { Daylight } from "../scene/daylight.ts";
import { isBuilding, type TownMap } from "../scene/town-map.ts";

/** How far the night tint reaches beyond the map, in tiles. */
const BEYOND = 200;

/** Tints the map by the hour; lamps and lit houses stay bright. */
export function paintNight(
  context: CanvasRenderingContext2D,
  map: TownMap,
  lit: Uint8Array,
  light: Daylight,
): void {
  // Ambient and sun together, against a bright noon; a flat map bears less colour than the round town.
  const raw = (channel: "r" | "g" | "b") =>
    Math.sqrt(light.ambientSky[channel] * 1.15 + light.sun[channel] * 0.7);
  const grey = (raw("r") + raw("g") + raw("b")) / 3;
  const level = (channel: "r" | "g" | "b") =>
    Math.min(255, Math.round((grey * 0.55 + raw(channel) * 0.45) * 255 + 14));
  context.globalCompositeOperation = "multiply";
  context.fillStyle = `rgb(${level("r")} ${level("g")} ${level("b")})`;
  context.fillRect(-BEYOND, -BEYOND, map.width + BEYOND * 2, map.height + BEYOND * 2);
  context.globalCompositeOperation = "source-over";
  if (light.lampLevel < 0.02) return;
  context.globalCompositeOperation = "screen";
  for (const lamp of map.lamps) glow(context, lamp.x, lamp.z, 3.4, light.lampLevel * 0.6);
  for (const [index, venue] of map.scene.venues.entries()) {
    if (!isBuilding(venue)) continue;
    const [left, top, wide, tall] = venue.rect;
    if (lit[index + 1] === 1) {
      context.fillStyle = `rgb(255 178 92 / ${light.lampLevel * 0.4})`;
      context.fillRect(left + 0.4, top + 0.4, wide - 0.8, tall - 0.8);
    }
  }
  context.globalCompositeOperation = "source-over";
}

function glow(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  strength: number,
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  gradient.addColorStop(0, `rgb(255 190 110 / ${strength})`);
  gradient.addColorStop(1, "rgb(255 190 110 / 0)");
  context.fillStyle = gradient;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}
