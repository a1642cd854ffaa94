import { TILE_KINDS } from "../config/map.ts";
import { NO_WAY } from "../paths/flow-field.ts";
import { NONE } from "../world/agent-table.ts";
import { LAYER, type Layers, hasChanged, typeLayer } from "./layers.ts";
import type { ObservationLayout } from "./layout.ts";

/** How a plane comes about. */
const PLANE = {
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
const WORDS = 3;

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

/** `types` are the types of objects in the order of their layers; `agents` how many people there may be. */
export function createKernel(
  layout: ObservationLayout,
  types: readonly string[],
  cells: number,
  agents: number,
): MapKernel {
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
    seen: new Int32Array(agents * channels.length * window * WORDS).fill(NONE),
    cell: new Int32Array(agents).fill(NONE),
    field: new Int32Array(agents).fill(NONE),
    round: new Int32Array(agents).fill(NONE),
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

/** Where maps are drawn: bits of floats, or bytes; of the other there is none. */
export interface Canvas {
  readonly bits: Int32Array;
  readonly bytes: DataView;
}

/**
 * Draws a person's map on the canvas from `at` on. `field` is where they are going, NONE = nowhere;
 * `flow` holds the directions of all fields. False when nothing but where they are going was different.
 */
export function drawMap(
  kernel: MapKernel,
  layers: Layers,
  flow: DataView,
  slot: number,
  cell: number,
  field: number,
  canvas: Canvas,
  at: number,
): boolean {
  const { window, plane, layerAt } = kernel;
  const corner = cell - ((window - 1) >> 1) * (layers.stride + 1);
  const isNew = kernel.cell[slot] === NONE;
  const hasMoved = kernel.cell[slot] !== cell;
  const hasTurned = hasMoved || kernel.field[slot] !== field;
  const isDifferent = hasMoved || hasChanged(layers, corner, window, kernel.round[slot]);
  if (!isDifferent && !hasTurned) return false;
  hideSelf(layers, cell);
  let to = at;
  for (let channel = 0; channel < kernel.channels; channel++) {
    const kind = plane[channel];
    if (kind === PLANE.flow) {
      if (hasTurned) {
        const source = field === NONE ? layers.view : flow;
        const from = (field === NONE ? LAYER.astray : field) * layers.cells + corner;
        drawFlow(kernel, source, from, layers.stride, slot, channel, canvas, to);
      }
    } else if (kind === PLANE.constant) {
      if (isNew) drawConstant(kernel, channel, canvas, to);
    } else if (kind === PLANE.lively ? isDifferent : kind === PLANE.still && hasMoved) {
      const from = layerAt[channel] + corner;
      drawPlane(kernel, layers.view, from, layers.stride, slot, channel, canvas, to);
    }
    to += window * window;
  }
  showSelf(layers, cell);
  kernel.cell[slot] = cell;
  kernel.field[slot] = field;
  kernel.round[slot] = layers.round;
  return isDifferent;
}

/** The observer does not count among the people whom they see. */
function hideSelf({ bytes, cells }: Layers, cell: number): void {
  const others = bytes[LAYER.peopleCounts * cells + cell] - 1;
  bytes[LAYER.peopleCounts * cells + cell] = others;
  bytes[LAYER.people * cells + cell] = others > 0 ? 1 : 0;
}

function showSelf({ bytes, cells }: Layers, cell: number): void {
  bytes[LAYER.peopleCounts * cells + cell] += 1;
  bytes[LAYER.people * cells + cell] = 1;
}

function drawConstant(
  { constants, window, isBytes }: MapKernel,
  channel: number,
  { bits, bytes }: Canvas,
  at: number,
): void {
  const size = window * window;
  for (let place = 0; place < size; place++) {
    const value = constants[channel * size + place];
    if (isBytes) bytes.setUint8(at + place, value);
    else bits[at + place] = value;
  }
}

/** One plane, row by row; rows that look as they did are left as they are. */
function drawPlane(
  kernel: MapKernel,
  source: DataView,
  from: number,
  stride: number,
  slot: number,
  channel: number,
  { bits, bytes }: Canvas,
  at: number,
): void {
  const { window, seen, shades, isBytes } = kernel;
  const last = window > 4 ? window - 4 : 0;
  const middle = last < 4 ? last : 4;
  let word = (slot * kernel.channels + channel) * window * WORDS;
  let row = from;
  let to = at;
  for (let left = window; left > 0; left--) {
    const first = source.getInt32(row, true);
    const second = source.getInt32(row + middle, true);
    const third = source.getInt32(row + last, true);
    if (first !== seen[word] || second !== seen[word + 1] || third !== seen[word + 2]) {
      seen[word] = first;
      seen[word + 1] = second;
      seen[word + 2] = third;
      for (let place = 0; place < window; place++) {
        const shade = shades[(channel << 8) + source.getUint8(row + place)];
        if (isBytes) bytes.setUint8(to + place, shade);
        else bits[to + place] = shade;
      }
    }
    word += WORDS;
    row += stride;
    to += window;
  }
}

/** Both axes of a flow field. */
function drawFlow(
  kernel: MapKernel,
  source: DataView,
  from: number,
  stride: number,
  slot: number,
  channel: number,
  { bits, bytes }: Canvas,
  at: number,
): void {
  const { window, seen, shades, isBytes } = kernel;
  const last = window > 4 ? window - 4 : 0;
  const middle = last < 4 ? last : 4;
  const size = window * window;
  let word = (slot * kernel.channels + channel) * window * WORDS;
  let row = from;
  let to = at;
  for (let left = window; left > 0; left--) {
    const first = source.getInt32(row, true);
    const second = source.getInt32(row + middle, true);
    const third = source.getInt32(row + last, true);
    if (first !== seen[word] || second !== seen[word + 1] || third !== seen[word + 2]) {
      seen[word] = first;
      seen[word + 1] = second;
      seen[word + 2] = third;
      for (let place = 0; place < window; place++) {
        const direction = source.getUint8(row + place);
        const across = shades[(channel << 8) + direction];
        const down = shades[((channel + 1) << 8) + direction];
        if (isBytes) {
          bytes.setUint8(to + place, across);
          bytes.setUint8(to + place + size, down);
        } else {
          bits[to + place] = across;
          bits[to + place + size] = down;
        }
      }
    }
    word += WORDS;
    row += stride;
    to += window;
  }
}

/** What there is in a window besides its planes. */
export interface Neighbourhood {
  /** People in sight, the observer left out, and tiles with something that somebody holds. */
  people: number;
  reserved: number;
  /** To the nearest of them on another tile, as the crow flies; 0 = nobody. Tiles. */
  nearest: number;
}

/** Counts what is in sight from a cell. */
export function lookAround(
  { bytes, view, cells, stride }: Layers,
  window: number,
  cell: number,
  out: Neighbourhood,
): void {
  const radius = (window - 1) >> 1;
  let people = -1;
  let reserved = 0;
  let nearest = 0;
  let row = cell - radius * (stride + 1);
  for (let down = -radius; down <= radius; down++) {
    if (hasAny(view, LAYER.people * cells + row, window)) {
      for (let right = 0; right < window; right++) {
        const here = bytes[LAYER.peopleCounts * cells + row + right];
        if (here === 0) continue;
        people += here;
        const way = down * down + (right - radius) * (right - radius);
        if (way > 0 && (nearest === 0 || way < nearest)) nearest = way;
      }
    }
    if (hasAny(view, LAYER.reserved * cells + row, window)) {
      for (let right = 0; right < window; right++) {
        reserved += bytes[LAYER.reserved * cells + row + right];
      }
    }
    row += stride;
  }
  out.people = people;
  out.reserved = reserved;
  out.nearest = Math.sqrt(nearest);
}

/** Whether any of a row's bytes is not 0; of the narrowest window, one byte more. */
function hasAny(view: DataView, at: number, window: number): boolean {
  const last = window > 4 ? window - 4 : 0;
  const middle = last < 4 ? last : 4;
  return (
    (view.getInt32(at, true) |
      view.getInt32(at + middle, true) |
      view.getInt32(at + last, true)) !==
    0
  );
}
