import { expect } from "vitest";

import { type Schema, VARIANTS, type Variant } from "../../sim/observations/variants.ts";
import { type Seen, marks } from "./observed.ts";
import { required } from "./required.ts";

/** What is expected, by hand: planes, and features that are not 0. */
export interface Tensor {
  readonly planes: Readonly<Record<string, number[][]>>;
  readonly features: Readonly<Record<string, number>>;
}

/** Holds everything that somebody sees against what it should be. */
export function expectTensor(
  { observer, feature, plane }: Seen,
  { planes, features }: Tensor,
): void {
  const { layout } = observer;
  // Bytes of schema 1 round its unit vectors.
  const digits = layout.map.form === "u8" && layout.schema === 1 ? 1 : 6;
  expect(layout.map.channels.map(({ name }) => name)).toEqual(Object.keys(planes));
  for (const [name, rows] of Object.entries(planes)) {
    plane(name).forEach((row, down) => {
      row.forEach((value, right) => {
        expect(value, `${name} [${down}][${right}]`).toBeCloseTo(
          required(rows[down]?.[right]),
          digits,
        );
      });
    });
  }
  const names = layout.features.map(({ name }) => name);
  expect(Object.keys(features).filter((name) => !names.includes(name))).toEqual([]);
  for (const name of names) expect(feature(name), name).toBeCloseTo(features[name] ?? 0, 6);
}

/** All layouts. */
export const EVERYTHING = VARIANTS.flatMap((variant) =>
  ([1, 2] as const).map((schema) => [variant, schema] as const),
);

/** The unit vectors from the middle of a window, one axis. */
function away(window: number, axis: "dx" | "dy"): number[][] {
  const radius = (window - 1) / 2;
  return Array.from({ length: window }, (_, row) =>
    Array.from({ length: window }, (__, column) => {
      const [dx, dy] = [column - radius, row - radius];
      const way = Math.hypot(dx, dy);
      return way === 0 ? 0 : (axis === "dx" ? dx : dy) / way;
    }),
  );
}

/** The planes of a variant out of what each of them shows: hand-drawn for 11 and for 7 tiles. */
export interface Planes {
  readonly agents: number[][];
  readonly objects: number[][];
  readonly reservations: number[][];
  readonly walkable: number[][];
}

export function planesOf(
  variant: Variant,
  schema: Schema,
  wide: Planes,
  near: Planes & { readonly bounds: number[][] },
  flow: { readonly dx: number[][]; readonly dy: number[][] },
): Record<string, number[][]> {
  if (variant === "compact") {
    const { agents, objects, reservations, walkable, bounds } = near;
    const first = schema === 1 ? { self: marks(7, [3, 3]) } : { bounds };
    return { ...first, agents, objects, reservations, walkable };
  }
  const { agents, objects, reservations, walkable } = wide;
  const first = schema === 1 ? { self: marks(11, [5, 5]) } : { walkable };
  const ways =
    schema === 1
      ? { path_dx: away(11, "dx"), path_dy: away(11, "dy") }
      : { flow_dx: flow.dx, flow_dy: flow.dy };
  return { ...first, agents, objects, reservations, ...(variant === "hybrid" ? {} : ways) };
}

/** An empty plane of 11 and of 7 tiles. */
export const NOBODY = marks(11);
export const NOBODY_NEAR = marks(7);
