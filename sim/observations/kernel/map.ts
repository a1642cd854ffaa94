import { Frame, NONE, int, setInt } from "./frame";

/** How a plane comes about: as PLANE of `../map-kernel.ts`. */
const STILL = 1;
const LIVELY = 2;
const FLOW = 3;
const DRAWN = 4;

/** Bytes of an entry of `looks`: sixteen bytes that a byte of the layer leads to, whether to use them, and a divisor. */
const LOOK = 32;

/**
 * Draws a person's map: the planes in which something may have changed since it was last drawn, each as
 * a whole. False when nothing but where they are going was different.
 */
export function drawMap(frame: Frame, slot: i32, cell: i32, field: i32): bool {
  const window = frame.window;
  const radius = (window - 1) >> 1;
  const corner = cell - radius * (frame.stride + 1);
  const before = int(frame.drawnCell, slot);
  const hasMoved = before !== cell;
  const hasTurned = hasMoved || int(frame.drawnField, slot) !== field;
  const isDifferent = hasMoved || hasChanged(frame, corner, int(frame.drawnRound, slot));
  if (!isDifferent && !hasTurned) return false;
  const size = window * window;
  const plane = frame.isBytes ? size : size << 2;
  let to: usize = frame.isBytes
    ? frame.byteRows + slot * frame.byteStride
    : frame.rows + ((slot * frame.rowStride) << 2);
  for (let channel = 0; channel < frame.channels; channel++) {
    const kind = int(frame.planes, channel);
    if (kind === LIVELY) {
      if (isDifferent) drawLayer(frame, channel, corner, cell, to);
    } else if (kind === STILL) {
      if (hasMoved) drawLayer(frame, channel, corner, cell, to);
    } else if (kind === FLOW) {
      if (hasTurned) drawFlow(frame, channel, field, corner, to, plane);
    } else if (kind !== DRAWN && before === NONE) {
      memory.copy(to, frame.constants + channel * plane, plane);
    }
    to += plane;
  }
  setInt(frame.drawnCell, slot, cell);
  setInt(frame.drawnField, slot, field);
  setInt(frame.drawnRound, slot, frame.round);
  return isDifferent;
}

function hasChanged(frame: Frame, corner: i32, round: i32): bool {
  const across = frame.window - 1;
  const half = frame.window >> 1;
  let row = corner;
  for (let line = 0; line < 3; line++) {
    if (changedAt(frame, row) > round) return true;
    if (changedAt(frame, row + half) > round) return true;
    if (changedAt(frame, row + across) > round) return true;
    row += half * frame.stride;
  }
  return false;
}

function changedAt(frame: Frame, cell: i32): i32 {
  return int(frame.changed, i32(load<u16>(frame.block + (cell << 1))));
}

/** Both axes, one plane behind the other. */
function drawFlow(
  frame: Frame,
  channel: i32,
  field: i32,
  corner: i32,
  to: usize,
  plane: i32,
): void {
  const from: usize =
    field === NONE ? frame.layers + frame.flatFrom : frame.flow + field * frame.cells;
  drawPlane(frame, channel, from + corner, to);
  drawPlane(frame, channel + 1, from + corner, to + plane);
}

function drawLayer(frame: Frame, channel: i32, corner: i32, cell: i32, to: usize): void {
  const layer = int(frame.layerAt, channel);
  drawPlane(frame, channel, frame.layers + layer + corner, to);
  if (layer === frame.peopleLayer) {
    const others = i32(load<u8>(frame.layers + frame.peopleCountsLayer + cell)) - 1;
    drawMiddle(frame, to, others > 0 ? 1 : 0);
  } else if (layer === frame.peopleCountsLayer) {
    drawMiddle(frame, to, i32(load<u8>(frame.layers + layer + cell)) - 1);
  }
}

/** The observer does not count among the people whom they see. */
function drawMiddle(frame: Frame, plane: usize, value: i32): void {
  const middle = (frame.window * frame.window) >> 1;
  if (frame.isBytes) store<u8>(plane + middle, u8(value));
  else store<f32>(plane + (middle << 2), f32(value));
}

function drawPlane(frame: Frame, channel: i32, from: usize, to: usize): void {
  const look = frame.looks + channel * LOOK;
  const divisor = load<f32>(look, 20);
  if (load<i32>(look, 16) === 0) {
    if (frame.isBytes) copyBytes(from, frame.stride, frame.window, to);
    else drawFlags(from, frame.stride, frame.window, to);
    if (divisor !== 1) divide(to, frame.window * frame.window, divisor);
  } else if (frame.isBytes) {
    translateBytes(from, frame.stride, frame.window, v128.load(look), to);
  } else {
    drawSigns(from, frame.stride, frame.window, v128.load(look), to);
  }
}

/** Bytes as floats, row by row: four at a time, the last four overlapping those before. */
function drawFlags(from: usize, stride: i32, window: i32, to: usize): void {
  if (window < 4) {
    drawNarrow(from, stride, to);
    return;
  }
  const last = window - 4;
  let at = from;
  let out = to;
  for (let row = 0; row < window; row++) {
    const bytes = v128.load(at);
    const low = i16x8.extend_low_i8x16_u(bytes);
    v128.store(out, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)));
    if (window > 8) v128.store(out, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), 16);
    const end = i16x8.extend_low_i8x16_u(v128.load32_zero(at + last));
    v128.store(out + (last << 2), f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(end)));
    at += stride;
    out += window << 2;
  }
}

/** A window of three tiles, number by number. */
function drawNarrow(from: usize, stride: i32, to: usize): void {
  let at = from;
  let out = to;
  for (let row = 0; row < 3; row++) {
    for (let place = 0; place < 3; place++) {
      store<f32>(out + (place << 2), f32(load<u8>(at + place)));
    }
    at += stride;
    out += 12;
  }
}

/** Bytes below sixteen as the signed numbers that they stand for. */
function drawSigns(from: usize, stride: i32, window: i32, signs: v128, to: usize): void {
  if (window < 4) {
    drawNarrowSigns(from, stride, signs, to);
    return;
  }
  const last = window - 4;
  let at = from;
  let out = to;
  for (let row = 0; row < window; row++) {
    const low = i16x8.extend_low_i8x16_s(v128.swizzle(signs, v128.load(at)));
    v128.store(out, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(low)));
    if (window > 8) v128.store(out, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(low)), 16);
    const end = i16x8.extend_low_i8x16_s(v128.swizzle(signs, v128.load32_zero(at + last)));
    v128.store(out + (last << 2), f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(end)));
    at += stride;
    out += window << 2;
  }
}

function drawNarrowSigns(from: usize, stride: i32, signs: v128, to: usize): void {
  let at = from;
  let out = to;
  for (let row = 0; row < 3; row++) {
    const bytes = v128.swizzle(signs, v128.load32_zero(at));
    const wide = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(bytes));
    const floats = f32x4.convert_i32x4_s(wide);
    v128.store64_lane(out, floats, 0);
    v128.store32_lane(out + 8, floats, 2);
    at += stride;
    out += 12;
  }
}

function divide(at: usize, count: i32, divisor: f32): void {
  const by = f32x4.splat(divisor);
  const end = at + (count << 2);
  let place = at;
  for (; place + 16 <= end; place += 16) v128.store(place, f32x4.div(v128.load(place), by));
  for (; place < end; place += 4) store<f32>(place, load<f32>(place) / divisor);
}

function copyBytes(from: usize, stride: i32, window: i32, to: usize): void {
  let at = from;
  let out = to;
  for (let row = 0; row < window; row++) {
    storeBytes(out, window, v128.load(at));
    at += stride;
    out += window;
  }
}

function translateBytes(from: usize, stride: i32, window: i32, looks: v128, to: usize): void {
  let at = from;
  let out = to;
  for (let row = 0; row < window; row++) {
    storeBytes(out, window, v128.swizzle(looks, v128.load(at)));
    at += stride;
    out += window;
  }
}

/** The first three to eleven of sixteen bytes, and no more: an odd number. */
function storeBytes(to: usize, count: i32, bytes: v128): void {
  if (count > 7) {
    v128.store64_lane(to, bytes, 0);
    if (count === 11) {
      v128.store16_lane(to + 8, bytes, 4);
      v128.store8_lane(to + 10, bytes, 10);
    } else {
      v128.store8_lane(to + 8, bytes, 8);
    }
  } else if (count === 3) {
    v128.store16_lane(to, bytes, 0);
    v128.store8_lane(to + 2, bytes, 2);
  } else {
    v128.store32_lane(to, bytes, 0);
    if (count === 7) {
      v128.store16_lane(to + 4, bytes, 2);
      v128.store8_lane(to + 6, bytes, 6);
    } else {
      v128.store8_lane(to + 4, bytes, 4);
    }
  }
}

/** Features 29 to 32: shares of people, objects and held things in sight, and how near the nearest person is. */
export function writeNeighbourhood(frame: Frame, cell: i32, f: usize): void {
  const window = frame.window;
  const radius = (window - 1) >> 1;
  const corner = cell - radius * (frame.stride + 1);
  const mask = windowMask(window);
  let peopleRow = frame.layers + frame.peopleCountsLayer + corner;
  let reservedRow = frame.layers + frame.reservedLayer + corner;
  let people = -1;
  let nearest = 0;
  let reserved = i16x8.splat(0);
  for (let down = -radius; down <= radius; down++) {
    const here = v128.and(v128.load(peopleRow), mask);
    if (v128.any_true(here)) {
      for (let right = 0; right < window; right++) {
        const count = i32(load<u8>(peopleRow + right));
        if (count === 0) continue;
        people += count;
        const way = down * down + (right - radius) * (right - radius);
        if (way > 0 && (nearest === 0 || way < nearest)) nearest = way;
      }
    }
    const held = v128.and(v128.load(reservedRow), mask);
    reserved = i16x8.add(reserved, i16x8.extadd_pairwise_i8x16_u(held));
    peopleRow += frame.stride;
    reservedRow += frame.stride;
  }
  const tiles = window * window;
  const sums = i32x4.extadd_pairwise_i16x8_u(reserved);
  const holds =
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3);
  const objects = i32(load<u16>(frame.objectsNear + (cell << 1)));
  store<f32>(f, f32(min<f64>(1, f64(people) / f64(tiles - 1))));
  store<f32>(f, f32(min<f64>(1, f64(objects) / f64(tiles))), 4);
  store<f32>(f, f32(f64(holds) / f64(tiles)), 8);
  store<f32>(f, f32(min<f64>(1, (sqrt<f64>(f64(nearest)) * 2) / f64(window - 1))), 12);
}

/** Sixteen bytes, all bits set in as many as the window is wide. */
function windowMask(window: i32): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return i8x16.lt_u(places, i8x16.splat(i8(window)));
}
