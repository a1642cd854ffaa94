import { hashUniform } from "../rng/hash-draw.ts";

/** Clothes of people whose colour nobody chose: far apart on the wheel, readable on light and dark. */
const COLOURS = [
  "#d9485f",
  "#2f7ed8",
  "#e8963a",
  "#3a9e6b",
  "#8a5bd1",
  "#c9b02f",
  "#35b0b8",
  "#d2609f",
  "#6b8e3d",
  "#b5651d",
] as const;

/** How somebody looks, by their id alone: the same person looks the same in every town. */
export function lookOf(id: string): { readonly colour: string; readonly look: number } {
  return {
    colour: COLOURS[Math.floor(hashUniform(`${id}:colour`) * COLOURS.length)],
    look: Math.floor(hashUniform(`${id}:look`) * 10_000),
  };
}
