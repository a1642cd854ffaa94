import { Color } from "three";

/** A colour (#rrggbb as a number) as it is written, for shaders that light nothing. */
export function plainColour(hex: number): Color {
  const color = new Color();
  color.setRGB(((hex >> 16) & 0xff) / 255, ((hex >> 8) & 0xff) / 255, (hex & 0xff) / 255);
  return color;
}
