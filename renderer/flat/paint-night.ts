import { ACTIVITIES } from "../../sim/world/activities.ts";
import type { Person } from "../frames/people.ts";
import type { Daylight } from "../scene/daylight.ts";
import { isBuilding, type TownMap } from "../scene/town-map.ts";

const SLEEP = ACTIVITIES.indexOf("sleep");
/** How far the night tint reaches beyond the map, in tiles. */
const BEYOND = 200;

/** Tints the map by the hour; lamps and lit houses stay bright. */
export function paintNight(
  context: CanvasRenderingContext2D,
  map: TownMap,
  people: readonly Person[],
  light: Daylight,
): void {
  // Ambient and sun together, against a bright noon.
  const level = (channel: "r" | "g" | "b") =>
    Math.min(
      255,
      Math.round(Math.sqrt(light.ambientSky[channel] * 0.9 + light.sun[channel] * 0.62) * 262),
    );
  context.globalCompositeOperation = "multiply";
  context.fillStyle = `rgb(${level("r")} ${level("g")} ${level("b")})`;
  context.fillRect(-BEYOND, -BEYOND, map.width + BEYOND * 2, map.height + BEYOND * 2);
  context.globalCompositeOperation = "source-over";
  if (light.lampLevel < 0.02) return;
  context.globalCompositeOperation = "screen";
  for (const lamp of map.lamps) glow(context, lamp.x, lamp.z, 3.4, light.lampLevel * 0.75);
  for (const [index, venue] of map.scene.venues.entries()) {
    if (!isBuilding(venue)) continue;
    const lit = people.some(
      (person) =>
        person.present &&
        person.activity !== SLEEP &&
        map.groupAt(person.x, person.y) === index + 1,
    );
    const [left, top, wide, tall] = venue.rect;
    if (lit) {
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
