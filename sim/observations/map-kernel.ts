import { TILE_KINDS } from "../config/map.ts";
import { NO_WAY } from "../paths/flow-field.ts";
import { NONE } from "../world/agent-table.ts";
import { LAYER, typeLayer } from "./layers.ts";
import type { ObservationLayout } from "./layout.ts";
import { Room } from "./room.ts";

/** How a plane comes about. */
export const PLANE = {
  /** Never changes. */
  constant: 0,
  /** Read from a layer, and changes only when the observer moves. */
  still: 1,
  /** Read from a layer in which people come and go. */
  lively: 2,
  /** Read from the flow field of what the observer is about: one axis here, the other in the next plane. */
  flow: 3,
  /** Drawn together with the one before. */
  drawn: 4,
} as const;

/** Words in which a row of a window has been seen: they overlap, so that no byte is left out or lies outside. */
export const WORDS = 3;

/**
 * Draws maps, window by window, out of layers of bytes. A plane is drawn over the one drawn last for
 * the same person: rows that look the same are left as they are, and while nothing has changed in
 * sight nothing is looked at. Flat arrays only.
 */
export interface MapKernel {
  readonly window: number;
  readonly channels: number;
  /** Whether it draws bytes rather than floats. */
  readonly isBytes: boolean;
  /** Index into PLANE, and first byte of the layer. [channels] */
  readonly plane: Int32Array;
  readonly layerAt: Int32Array;
  /** What becomes of a byte: bits of a float, or a byte. [channels × 256] */
  readonly shades: Int32Array;
  /** What planes that never change hold, in the same form. [channels × window²] */
  readonly constants: Int32Array;
  /** Rows as they were last drawn. [agents × channels × window × WORDS] */
  readonly seen: Int32Array;
  /** Where each person stood, where they were going, and the round, when last drawn; NONE = never. [agents] */
  readonly cell: Int32Array;
  readonly field: Int32Array;
  readonly round: Int32Array;
}

/**
 * `types` are the types of objects in the order of their layers; `agents` how many people there may be.
 * What follows from the layout is shared with a kernel of the same one (`like`).
 */
export function createKernel(
  layout: ObservationLayout,
  types: readonly string[],
  cells: number,
  agents: number,
  room = new Room(),
  like?: MapKernel,
): MapKernel {
  const { channels, window } = layout.map;
  return {
    ...(like ?? tablesOf(layout, types, cells)),
    seen: new Int32Array(agents * channels.length * window * WORDS).fill(NONE),
    cell: room.ints(agents).fill(NONE),
    field: room.ints(agents).fill(NONE),
    round: room.ints(agents).fill(NONE),
  };
}

function tablesOf(
  layout: ObservationLayout,
  types: readonly string[],
  cells: number,
): Omit<MapKernel, "seen" | "cell" | "field" | "round"> {
  const { channels, window, form } = layout.map;
  const isCounted = channels.some(({ name, high }) => name === "agents" && high > 1);
  const sources = channels.map(({ name }) => sourceOf(name, layout, types, isCounted));
  const isByte = form === "u8";
  return {
    window,
    channels: channels.length,
    isBytes: isByte,
    plane: Int32Array.from(sources, ({ plane }) => plane),
    layerAt: Int32Array.from(sources, ({ layer }) => layer * cells),
    shades: concatenated(
      channels.map(({ name, scale, shift }) =>
        encoded(
          Array.from({ length: 256 }, (_, byte) => shadeOf(name, byte)),
          isByte,
          scale,
          shift,
        ),
      ),
    ),
    constants: concatenated(
      channels.map(({ name, scale, shift }) =>
        encoded(constantPlane(name, window), isByte, scale, shift),
      ),
    ),
  };
}

interface Source {
  readonly plane: number;
  readonly layer: number;
}

function sourceOf(
  name: string,
  { variant, map }: ObservationLayout,
  types: readonly string[],
  isCounted: boolean,
): Source {
  switch (name) {
    case "agents":
      return { plane: PLANE.lively, layer: isCounted ? LAYER.peopleCounts : LAYER.people };
    case "objects":
      return { plane: PLANE.still, layer: isCounted ? LAYER.objectCounts : LAYER.objects };
    case "reservations":
      return { plane: PLANE.lively, layer: LAYER.reserved };
    case "bounds":
      return { plane: PLANE.still, layer: LAYER.bounds };
    case "walkable":
      return variant === "compact"
        ? { plane: PLANE.lively, layer: LAYER.free }
        : { plane: PLANE.still, layer: LAYER.walkable };
    case "flow_dx":
      return { plane: PLANE.flow, layer: 0 };
    case "flow_dy":
      return { plane: PLANE.drawn, layer: 0 };
    default: {
      const type = types.indexOf(name.replace(/^object:/, ""));
      return map.channels.some((channel) => channel.name === name) && type !== NONE
        ? { plane: PLANE.still, layer: typeLayer(type, isCounted) }
        : { plane: PLANE.constant, layer: 0 };
    }
  }
}

/** What a byte of a layer stands for. */
function shadeOf(name: string, byte: number): number {
  if (name === "bounds") return Math.min(byte, TILE_KINDS.length) / TILE_KINDS.length;
  if (name === "flow_dx") return byte >= NO_WAY ? 0 : [0, 1, 0, -1][byte];
  if (name === "flow_dy") return byte >= NO_WAY ? 0 : [-1, 0, 1, 0][byte];
  return byte;
}

/** Planes of schema 1 that are the same for everybody: where one stands, and the unit vectors from there. */
function constantPlane(name: string, window: number): number[] {
  const radius = (window - 1) / 2;
  return Array.from({ length: window * window }, (_, place) => {
    const down = Math.floor(place / window) - radius;
    const right = (place % window) - radius;
    const way = Math.sqrt(right * right + down * down);
    if (name === "self") return way === 0 ? 1 : 0;
    if (name === "path_dx") return way === 0 ? 0 : right / way;
    if (name === "path_dy") return way === 0 ? 0 : down / way;
    return 0;
  });
}

function encoded(
  values: readonly number[],
  isByte: boolean,
  scale: number,
  shift: number,
): Int32Array {
  if (isByte) {
    return Int32Array.from(values, (value) =>
      Math.min(255, Math.max(0, Math.round((value - shift) / scale))),
    );
  }
  return new Int32Array(Float32Array.from(values).buffer);
}

function concatenated(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A person's map is to be drawn from nothing. */
export function forgetMap(kernel: MapKernel, slot: number): void {
  const perPerson = kernel.channels * kernel.window * WORDS;
  kernel.seen.fill(NONE, slot * perPerson, (slot + 1) * perPerson);
  kernel.cell[slot] = NONE;
}

/** The next map of everybody looks at all that stands still; what has not changed stays as it is. */
export function lookAgain({ cell, field, round }: MapKernel): void {
  for (let slot = 0; slot < cell.length; slot++) {
    // Whoever was never drawn still has not been.
    if (cell[slot] === NONE) continue;
    cell[slot] = 0;
    field[slot] = NONE - 1;
    round[slot] = NONE;
  }
}
