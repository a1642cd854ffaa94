import { floorColour } from "../scene/build/floors.ts";
import { grassColour } from "../scene/build/ground.ts";
import { venueStyle } from "../scene/build/venue-style.ts";
import { hash, mixColour, PALETTE, shadeColour } from "../scene/palette.ts";
import { isBuilding, isWallLike, type TownMap, type Venue } from "../scene/town-map.ts";
import { paintObject, paintProp } from "./paint-things.ts";

/** Pixels per tile of the painted map. */
export const TILE = 32;

export const css = (colour: number): string => `#${colour.toString(16).padStart(6, "0")}`;

function blank(map: TownMap): {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
} {
  const canvas = document.createElement("canvas");
  canvas.width = map.width * TILE;
  canvas.height = map.height * TILE;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no 2D canvas");
  context.scale(TILE, TILE);
  return { canvas, context };
}

/** Everything that never moves, painted once: ground, floors, furniture, trees, walls. */
export function paintMap(map: TownMap): HTMLCanvasElement {
  const { canvas, context } = blank(map);
  for (let y = 0; y < map.height; y++)
    for (let x = 0; x < map.width; x++) paintTile(context, map, x, y);
  for (const object of map.scene.objects) if (object.present) paintObject(context, map, object);
  for (const prop of map.scene.props)
    paintProp(context, map, prop.kind, prop.position[0], prop.position[1]);
  paintWalls(context, map);
  return canvas;
}

function paintTile(context: CanvasRenderingContext2D, map: TownMap, x: number, y: number): void {
  const letter = map.letterAt(x, y);
  const group = map.groupAt(x, y);
  const fill = (colour: number, left = x, top = y, wide = 1, tall = 1) => {
    context.fillStyle = css(colour);
    context.fillRect(left, top, wide, tall);
  };
  if (group > 0) {
    const venue = map.scene.venues[group - 1];
    fill(floorColour(venue?.type ?? "home", x, y));
    if (letter === "_") fill(PALETTE.wood, x, y + 0.15, 1, 0.7);
    return;
  }
  if (letter === "=" && map.propAt(x, y) !== "") {
    fill(shadeColour(PALETTE.paving, 0.92));
    fill(shadeColour(PALETTE.paving, 0.98 + hash(x, y) * 0.04), x + 0.03, y + 0.03, 0.94, 0.94);
    return;
  }
  if (letter === "=") {
    fill(shadeColour(PALETTE.road, 0.98 + hash(x, y) * 0.04));
    const road = (tileX: number, tileY: number) =>
      map.letterAt(tileX, tileY) === "=" && map.propAt(tileX, tileY) === "";
    const [north, east, south, west] = [
      road(x, y - 1),
      road(x + 1, y),
      road(x, y + 1),
      road(x - 1, y),
    ];
    if (south && !north && east && west && !road(x, y + 2))
      fill(PALETTE.roadLine, x + 0.2, y + 0.96, 0.6, 0.08);
    if (east && !west && north && south && !road(x + 2, y))
      fill(PALETTE.roadLine, x + 0.96, y + 0.2, 0.08, 0.6);
    return;
  }
  fill(grassColour(x, y));
}

/** Walls as thin lines along the middle of their tiles, doors as gaps. */
function paintWalls(context: CanvasRenderingContext2D, map: TownMap): void {
  context.lineCap = "square";
  for (const shadow of [true, false]) {
    context.strokeStyle = shadow
      ? "rgb(30 26 40 / 30%)"
      : css(mixColour(PALETTE.cream, PALETTE.woodDark, 0.35));
    context.lineWidth = shadow ? 0.34 : 0.24;
    const shift = shadow ? 0.08 : 0;
    context.beginPath();
    for (let y = 0; y < map.height; y++) {
      for (let x = 0; x < map.width; x++) {
        if (map.letterAt(x, y) !== "#") continue;
        for (const [dx, dy] of [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ] as const) {
          if (!isWallLike(map.letterAt(x + dx, y + dy))) continue;
          context.moveTo(x + 0.5 + shift, y + 0.5 + shift);
          context.lineTo(x + 0.5 + dx * 0.5 + shift, y + 0.5 + dy * 0.5 + shift);
        }
      }
    }
    context.stroke();
  }
}

/** Roofs seen from above, with ridge. */
export function paintRoofs(map: TownMap): HTMLCanvasElement {
  const { canvas, context } = blank(map);
  let homes = 0;
  for (const venue of map.scene.venues) {
    if (!isBuilding(venue)) continue;
    const style = venueStyle(venue, homes);
    if (venue.type === "home") homes++;
    const [left, top, wide, tall] = venue.rect;
    const [x, y, w, h] = [left + 0.15, top + 0.15, wide - 0.3, tall - 0.3];
    context.fillStyle = css(style.roof);
    context.fillRect(x, y, w, h);
    context.fillStyle = "rgb(255 255 255 / 14%)";
    context.fillRect(x, y, w, h / 2);
    context.strokeStyle = css(shadeColour(style.roof, 0.78));
    context.lineWidth = 0.06;
    for (let row = 1; row < h; row += 0.75) {
      context.beginPath();
      context.moveTo(x, y + row);
      context.lineTo(x + w, y + row);
      context.stroke();
    }
    context.lineWidth = 0.18;
    context.strokeStyle = css(style.trim);
    context.strokeRect(x, y, w, h);
  }
  return canvas;
}

/** What a house is called, on its roof: bright whatever the hour. */
export function paintName(context: CanvasRenderingContext2D, { name, type, rect }: Venue): void {
  const [left, top, wide, tall] = rect;
  context.fillStyle = "#ffffff";
  context.strokeStyle = "rgb(30 24 34 / 82%)";
  context.lineWidth = 0.2;
  context.lineJoin = "round";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `650 ${type === "home" ? 0.85 : 1.15}px "Inter Variable", sans-serif`;
  context.strokeText(name, left + wide / 2, top + tall / 2);
  context.fillText(name, left + wide / 2, top + tall / 2);
}
