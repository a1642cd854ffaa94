import { NONE } from "../world/agent-table.ts";
import { LAYER, type Layers, hasChanged } from "./layers.ts";
import { type MapKernel, PLANE, WORDS } from "./map-kernel.ts";

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
