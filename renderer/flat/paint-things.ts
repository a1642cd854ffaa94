import { hash, mixColour, PALETTE, shadeColour } from "../scene/palette.ts";
import type { SceneObject, TownMap } from "../scene/town-map.ts";

const css = (colour: number): string => `#${colour.toString(16).padStart(6, "0")}`;

type Box = readonly [left: number, top: number, wide: number, tall: number];

/** Furniture from above. */
export function paintObject(
  context: CanvasRenderingContext2D,
  map: TownMap,
  object: SceneObject,
): void {
  const [x, y] = object.position;
  const box = (colour: number, [left, top, wide, tall]: Box) => {
    context.fillStyle = css(colour);
    context.beginPath();
    context.roundRect(x + left, y + top, wide, tall, 0.08);
    context.fill();
  };
  switch (object.type) {
    case "bed": {
      const south = map.facingOf(object) === 2;
      box(PALETTE.woodDark, south ? [0.03, -0.2, 0.94, 1.7] : [0.03, -0.5, 0.94, 1.7]);
      box(PALETTE.cream, south ? [0.1, -0.1, 0.8, 1.5] : [0.1, -0.4, 0.8, 1.5]);
      const quilts = [
        PALETTE.rose,
        PALETTE.teal,
        PALETTE.ochre,
        PALETTE.slate,
        PALETTE.plum,
        PALETTE.leafWarm,
      ];
      box(
        quilts[Math.floor(hash(x, y, 3) * quilts.length)] ?? PALETTE.rose,
        south ? [0.08, 0.35, 0.84, 1.08] : [0.08, -0.43, 0.84, 1.08],
      );
      break;
    }
    case "fridge":
      box(PALETTE.cream, [0.1, 0.1, 0.8, 0.8]);
      box(PALETTE.metal, [0.1, 0.8, 0.8, 0.1]);
      break;
    case "stove":
      box(PALETTE.metal, [0.06, 0.1, 0.88, 0.8]);
      box(PALETTE.dark, [0.14, 0.18, 0.72, 0.6]);
      box(PALETTE.terracotta, [0.22, 0.28, 0.24, 0.24]);
      box(PALETTE.terracotta, [0.56, 0.28, 0.24, 0.24]);
      break;
    case "chair":
      box(PALETTE.woodDark, [0.24, 0.24, 0.52, 0.52]);
      box(PALETTE.wood, [0.3, 0.3, 0.4, 0.4]);
      break;
    case "bench":
      box(
        PALETTE.woodDark,
        map.facingOf(object) % 2 === 1 ? [0.3, -0.1, 0.4, 1.2] : [-0.1, 0.3, 1.2, 0.4],
      );
      break;
    case "till":
      box(PALETTE.wood, [0, 0.15, 1, 0.7]);
      box(PALETTE.dark, [0.3, 0.3, 0.4, 0.36]);
      break;
    case "desk":
      box(mixColour(PALETTE.wood, PALETTE.cream, 0.25), [-0.12, 0.12, 1.24, 0.72]);
      box(PALETTE.dark, [0.24, 0.2, 0.52, 0.1]);
      box(PALETTE.slate, [0.28, 1.24, 0.44, 0.44]);
      break;
    case "wardrobe":
      box(PALETTE.woodDark, [0.04, 0.15, 0.92, 0.7]);
      box(PALETTE.wood, [0.1, 0.22, 0.8, 0.5]);
      break;
    case "shower":
      box(mixColour(PALETTE.glass, PALETTE.cream, 0.5), [0.02, 0.02, 0.96, 0.96]);
      box(PALETTE.glass, [0.2, 0.2, 0.6, 0.6]);
      break;
    default:
      box(PALETTE.stone, [0.15, 0.15, 0.7, 0.7]);
  }
}

/** Scenery from above. */
export function paintProp(
  context: CanvasRenderingContext2D,
  map: TownMap,
  kind: string,
  x: number,
  y: number,
): void {
  const [middleX, middleY] = [x + 0.5, y + 0.5];
  const disc = (colour: number, radius: number, dx = 0, dy = 0) => {
    context.fillStyle = css(colour);
    context.beginPath();
    context.arc(middleX + dx, middleY + dy, radius, 0, Math.PI * 2);
    context.fill();
  };
  const box = (colour: number, [left, top, wide, tall]: Box) => {
    context.fillStyle = css(colour);
    context.fillRect(x + left, y + top, wide, tall);
  };
  const shade = (radius: number) => {
    context.fillStyle = "rgb(20 30 30 / 22%)";
    context.beginPath();
    context.arc(middleX + 0.14, middleY + 0.16, radius, 0, Math.PI * 2);
    context.fill();
  };
  switch (kind) {
    case "tree": {
      const leaf = mixColour(PALETTE.leaf, PALETTE.leafWarm, hash(x, y, 4) * 0.6);
      shade(0.72);
      disc(shadeColour(leaf, 0.88), 0.72);
      disc(leaf, 0.56, -0.08, -0.1);
      disc(shadeColour(leaf, 1.1), 0.3, -0.16, -0.2);
      break;
    }
    case "pine":
      shade(0.6);
      disc(shadeColour(PALETTE.pine, 0.85), 0.6);
      disc(PALETTE.pine, 0.42);
      disc(shadeColour(PALETTE.pine, 1.25), 0.18);
      break;
    case "bush":
      disc(PALETTE.leaf, 0.32, -0.08);
      disc(shadeColour(PALETTE.leaf, 1.12), 0.22, 0.14, 0.05);
      break;
    case "flowers":
      for (let index = 0; index < 7; index++) {
        const colour =
          [PALETTE.rose, PALETTE.ochre, PALETTE.cream, PALETTE.plum][index % 4] ?? PALETTE.rose;
        disc(
          colour,
          0.09,
          (hash(x * 9 + index, y, 1) - 0.5) * 0.8,
          (hash(x, y * 9 + index, 2) - 0.5) * 0.8,
        );
      }
      break;
    case "water":
      box(PALETTE.water, [-0.01, -0.01, 1.02, 1.02]);
      if (hash(x, y, 3) > 0.5) box(shadeColour(PALETTE.water, 1.15), [0.25, 0.4, 0.5, 0.06]);
      break;
    case "fountain":
      if (map.propAt(x - 1, y) === "fountain" || map.propAt(x, y - 1) === "fountain") break;
      context.save();
      context.translate(0.5, 0.5);
      disc(PALETTE.stone, 1.15);
      disc(PALETTE.water, 0.92);
      disc(shadeColour(PALETTE.water, 1.2), 0.5);
      disc(PALETTE.stone, 0.2);
      context.restore();
      break;
    case "lamp":
      disc(PALETTE.dark, 0.2);
      disc(PALETTE.ochre, 0.12);
      break;
    case "rug":
      box(mixColour(PALETTE.rose, PALETTE.cream, 0.4), [0, 0, 1, 1]);
      break;
    case "plant":
      disc(PALETTE.leaf, 0.36);
      disc(PALETTE.leafWarm, 0.2, -0.06, -0.06);
      break;
    case "shelf":
      box(PALETTE.woodDark, [0.04, 0.15, 0.92, 0.7]);
      box(PALETTE.wood, [0.1, 0.22, 0.8, 0.5]);
      break;
    case "sofa":
      box(PALETTE.teal, [0.02, 0.12, 0.96, 0.76]);
      break;
    case "machine":
      box(PALETTE.dark, [0.2, 0.1, 0.6, 0.8]);
      box(PALETTE.terracotta, [0.28, 0.3, 0.44, 0.3]);
      break;
    default:
      break;
  }
}
