import { Frame, NONE, int, put } from "./frame";
import { drawMap, writeNeighbourhood } from "./map";
import { nearestFrom } from "./pointers";

/** The map, and features 25 to 32: see `../write-surroundings.ts`. */
export function writeSurroundings(frame: Frame, slot: i32, f: usize): void {
  const cell = int(frame.cell, slot);
  const field = frame.schema === 1 ? NONE : fieldAhead(frame, slot);
  const hasTurned = int(frame.drawnCell, slot) !== cell || int(frame.drawnField, slot) !== field;
  if (drawMap(frame, slot, cell, field)) writeNeighbourhood(frame, cell, f + 16);
  if (frame.schema === 1) hintAtStove(frame, cell, f);
  else if (hasTurned) hintAtStep(frame, cell, field, f);
}

function fieldAhead(frame: Frame, slot: i32): i32 {
  const object = int(frame.targetObject, slot);
  if (object === NONE) return int(frame.targetField, slot);
  if (int(frame.queuedObject, slot) !== object) return int(frame.useField, object);
  const from = object * frame.queueSlots;
  const waiting = int(frame.queueLength, object);
  let place = 0;
  while (place < waiting && int(frame.queue, from + place) !== slot) place += 1;
  return int(frame.queueFields, from + place);
}

function hintAtStove(frame: Frame, cell: i32, f: usize): void {
  const stove = nearestFrom(frame, frame.stove, cell);
  const to = stove === NONE ? cell : stove;
  const right = (to % frame.stride) - (cell % frame.stride);
  const down = to / frame.stride - cell / frame.stride;
  const way = f64(max<i32>(1, abs<i32>(right) + abs<i32>(down)));
  put(f, 0, f64(max<i32>(0, -down)) / way);
  put(f, 1, f64(max<i32>(0, down)) / way);
  put(f, 2, f64(max<i32>(0, right)) / way);
  put(f, 3, f64(max<i32>(0, -right)) / way);
}

function hintAtStep(frame: Frame, cell: i32, field: i32, f: usize): void {
  v128.store(f, f32x4.splat(0));
  if (field === NONE) return;
  const ahead = i32(load<u8>(frame.flow + field * frame.cells + cell));
  // North, east, south, west of the field; north, south, east, west of the features.
  if (ahead < 4) put(f, ahead === 1 ? 2 : ahead === 2 ? 1 : ahead, 1);
}
