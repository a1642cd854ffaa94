import { hash, mixColour, PALETTE, shadeColour } from "../palette.ts";

/** Colour of one floor tile (or plank) of a venue type. */
export function floorColour(type: string, x: number, y: number): number {
  const tone = 0.94 + hash(x, y, 7) * 0.1;
  switch (type) {
    case "home":
      return shadeColour(mixColour(PALETTE.wood, PALETTE.cream, 0.22), tone);
    case "cafe":
      return shadeColour(mixColour(PALETTE.woodDark, PALETTE.wood, 0.45), tone);
    case "grocer":
      return shadeColour(
        (x + y) % 2 === 0 ? PALETTE.cream : mixColour(PALETTE.cream, PALETTE.leaf, 0.24),
        0.98,
      );
    case "office":
      return shadeColour(
        mixColour(PALETTE.slate, PALETTE.cream, 0.45),
        0.97 + hash(x, y, 9) * 0.04,
      );
    case "gym":
      return shadeColour(
        (x + y) % 2 === 0
          ? mixColour(PALETTE.teal, PALETTE.cream, 0.5)
          : mixColour(PALETTE.teal, PALETTE.cream, 0.58),
        1,
      );
    default:
      return shadeColour(PALETTE.stone, tone);
  }
}
