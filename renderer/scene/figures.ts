import type { ShaderMaterial } from "three";

import type { SceneAgent } from "../../sim/telemetry/scene.ts";
import { DETAIL, type Detail } from "./detail.ts";
import { FigureBatch, WORN } from "./figure-batch.ts";
import { buildFarFigure, buildFigure, HAIR_STYLES } from "./figure-geometry.ts";
import { hash, mixColour, PALETTE, parseColour } from "./palette.ts";
import type { Pose } from "./poses.ts";

/** Rows kept ready for newcomers. */
const SPARE_ROWS = 8;

const SKINS = [0xf3cfb3, 0xe3b08c, 0xc98d66, 0x9a6544, 0x70472f, 0xf0c39c];
const HAIRS = [0x2c2422, 0x5a3a26, 0x8a5a30, 0xc99a54, 0x6e3325, 0xb9b4ad, 0x3a2f45];
const LEGWEAR = [
  PALETTE.slate,
  PALETTE.dark,
  PALETTE.woodDark,
  PALETTE.plum,
  PALETTE.pine,
  0x4a5675,
];

/** All people, by row, in two draw calls: one for those near enough to be looked at, one for the others. */
export class Figures {
  private readonly near: FigureBatch;
  private readonly far: FigureBatch;
  /** What each row wears. */
  private wardrobe = new Uint8Array(0);
  private rows = 0;

  constructor(material: ShaderMaterial) {
    this.near = new FigureBatch(material, buildFigure);
    this.far = new FigureBatch(material, buildFarFigure);
    this.reserve(SPARE_ROWS);
  }

  get batches(): readonly [FigureBatch, FigureBatch] {
    return [this.near, this.far];
  }

  /** Makes room for `rows` people and some to come. Returns whether the geometries are others now. */
  reserve(rows: number): boolean {
    if (rows <= this.rows) return false;
    this.rows = rows + SPARE_ROWS;
    const wider = new Uint8Array(this.rows * WORN);
    wider.set(this.wardrobe);
    this.wardrobe = wider;
    this.near.reserve(this.rows);
    this.far.reserve(this.rows);
    return true;
  }

  /** Nobody is drawn but those who are `set` from now on. */
  begin(): void {
    this.near.clear();
    this.far.clear();
  }

  /** Draws somebody in their pose. No allocation. */
  set(row: number, pose: Pose, lightReceived: number, detail: Detail): void {
    if (!pose.visible || detail === DETAIL.none) return;
    const batch = detail === DETAIL.near ? this.near : this.far;
    batch.add(row, this.wardrobe, pose, lightReceived);
  }

  /** Sends what was `set` to the graphics card. */
  commit(): void {
    this.near.commit();
    this.far.commit();
  }

  /** Personal colour on the shirt; skin, hair and legwear by look. */
  dress(row: number, agent: SceneAgent): void {
    const { look } = agent;
    const pick = (list: readonly number[], salt: number) =>
      list[Math.floor(hash(look, 11, salt) * list.length)] ?? 0;
    const style = Math.floor(hash(look, 11, 4) * HAIR_STYLES);
    const skirt = style > 0 && style < 4 && hash(look, 11, 6) > 0.4;
    const own = parseColour(agent.colour);
    const face = pick(SKINS, 1);
    const legwear = skirt ? mixColour(own, PALETTE.dark, 0.35) : pick(LEGWEAR, 3);
    const worn = [
      ...bytesOf(own),
      255,
      ...bytesOf(legwear),
      skirt ? 255 : 0,
      ...bytesOf(face),
      255,
      ...bytesOf(contrasting(pick(HAIRS, 2), face)),
      10 + style,
    ];
    this.wardrobe.set(worn, row * WORN);
    this.near.undress();
    this.far.undress();
  }
}

const bytesOf = (colour: number): readonly [number, number, number] => [
  (colour >> 16) & 0xff,
  (colour >> 8) & 0xff,
  colour & 0xff,
];

/** Hair that can be told from the face under it. */
function contrasting(hair: number, face: number): number {
  const green = (colour: number) => (colour >> 8) & 0xff;
  if (Math.abs(green(hair) - green(face)) > 42) return hair;
  return green(face) > 110 ? 0x4a3024 : 0x1f1a1c;
}
