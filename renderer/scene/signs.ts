import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Mesh,
  ShaderMaterial,
  type DataTexture,
} from "three";

import { venueStyle } from "./build/venue-style.ts";
import { WALL_HEIGHT } from "./build/walls.ts";
import type { LightUniforms } from "./materials.ts";
import { PALETTE, shadeColour } from "./palette.ts";
import { SIGN_FRAGMENT, SIGN_VERTEX } from "./effect-shaders.ts";
import { isBuilding, type TownMap, type Venue } from "./town-map.ts";

const ROW = 96;
const ATLAS_WIDTH = 768;
const HEIGHT = 0.95;

interface Sign {
  readonly venue: Venue;
  readonly group: number;
  readonly board: number;
  /** Width of the written part, in pixels of the atlas. */
  readonly width: number;
}

/** Name boards of shops, at the door and towards the south, written on one small texture. */
export function buildSigns(
  map: TownMap,
  groups: DataTexture,
  uniforms: LightUniforms,
): Mesh | null {
  const named = map.scene.venues
    .map((venue, index) => ({ venue, group: index + 1 }))
    .filter(({ venue }) => isBuilding(venue) && venue.type !== "home");
  const canvas = document.createElement("canvas");
  canvas.width = ATLAS_WIDTH;
  canvas.height = ROW * Math.max(1, named.length);
  const context = canvas.getContext("2d");
  if (context === null || named.length === 0) return null;
  const signs: Sign[] = named.map(({ venue, group }) => {
    const { awning, roof, door } = venueStyle(venue, 0);
    context.font = `700 58px "Inter Variable", "Segoe UI", sans-serif`;
    const width = Math.min(ATLAS_WIDTH, Math.ceil(context.measureText(venue.name).width) + 72);
    return {
      venue,
      group,
      board: shadeColour(awning ?? door, awning === null && door === roof ? 0.8 : 0.82),
      width,
    };
  });
  const paint = () => {
    for (const [row, sign] of signs.entries()) paintSign(context, sign, row);
  };
  paint();
  const texture = new CanvasTexture(canvas);
  texture.anisotropy = 4;
  // Written again in the right face once that is there.
  void document.fonts.load(`700 58px "Inter Variable"`).then(() => {
    paint();
    texture.needsUpdate = true;
  });
  const material = new ShaderMaterial({
    uniforms: { ...uniforms, uGroups: { value: groups }, uText: { value: texture } },
    vertexShader: SIGN_VERTEX,
    fragmentShader: SIGN_FRAGMENT,
  });
  return new Mesh(signGeometry(signs), material);
}

function paintSign(
  context: CanvasRenderingContext2D,
  { venue, board, width }: Sign,
  row: number,
): void {
  const css = (colour: number) => `#${colour.toString(16).padStart(6, "0")}`;
  context.fillStyle = css(board);
  context.fillRect(0, row * ROW, width, ROW);
  context.strokeStyle = css(PALETTE.cream);
  context.lineWidth = 5;
  context.strokeRect(7, row * ROW + 7, width - 14, ROW - 14);
  context.fillStyle = css(PALETTE.cream);
  context.font = `700 58px "Inter Variable", "Segoe UI", sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(venue.name, width / 2, row * ROW + ROW / 2 + 3, width - 30);
}

function signGeometry(signs: readonly Sign[]): BufferGeometry {
  const positions: number[] = [];
  const texture: number[] = [];
  const groups: number[] = [];
  const indices: number[] = [];
  const rows = signs.length;
  for (const [row, { venue, group, width }] of signs.entries()) {
    const [left, top, wide, tall] = venue.rect;
    const half = (width / ROW) * HEIGHT * 0.5;
    const low = WALL_HEIGHT + (venue.type === "gym" ? 0.35 : venue.type === "cafe" ? 0.1 : 0.3);
    const right = width / ATLAS_WIDTH;
    const [v0, v1] = [1 - (row + 1) / rows, 1 - row / rows];
    const east = venue.door[0] === left + wide - 1;
    const edgeX = east ? left + wide - 0.5 + 0.42 : left + 0.5 - 0.42;
    const along = venue.door[1] + 0.5;
    const middleZ = Math.min(Math.max(along, top + half + 0.6), top + tall - half - 0.6);
    const southZ = top + tall - 0.5 + (venue.type === "cafe" ? 0.46 : 0.36);
    const middleX = left + wide / 2;
    const turn = east ? -1 : 1;
    const boards = [
      { x: edgeX, z: middleZ, dx: 0, dz: turn },
      { x: middleX, z: southZ, dx: 1, dz: 0 },
    ];
    for (const { x, z, dx, dz } of boards) {
      // Both faces: the back shows the board without its writing turned round.
      for (const face of [1, -1]) {
        const first = positions.length / 3;
        const [ax, az] = [x - dx * half * face, z - dz * half * face];
        const [bx, bz] = [x + dx * half * face, z + dz * half * face];
        positions.push(ax, low, az, bx, low, bz, bx, low + HEIGHT, bz, ax, low + HEIGHT, az);
        if (face === 1) texture.push(0, v0, right, v0, right, v1, 0, v1);
        else for (let corner = 0; corner < 4; corner++) texture.push(0.024, (v0 + v1) / 2);
        groups.push(group, group, group, group);
        indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("uv", new BufferAttribute(new Float32Array(texture), 2));
  geometry.setAttribute("group", new BufferAttribute(new Float32Array(groups), 1));
  geometry.setIndex(indices);
  return geometry;
}
