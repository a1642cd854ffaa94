import { Frame, NONE, int, put, setInt } from "./frame";

const UNKNOWN: i32 = -2;

/** Which way and how far it is to what people look for: see `../write-pointers.ts`. */
export function writePointers(frame: Frame, slot: i32, row: usize, f: usize): void {
  const cell = int(frame.cell, slot);
  const home = int(frame.home, slot);
  const job = int(frame.job, slot);
  if (
    int(frame.pointedCell, slot) === cell &&
    int(frame.pointedHome, slot) === home &&
    int(frame.pointedJob, slot) === job
  ) {
    return;
  }
  setInt(frame.pointedCell, slot, cell);
  setInt(frame.pointedHome, slot, home);
  setInt(frame.pointedJob, slot, job);
  if (frame.targetsAt !== NONE) {
    for (let type = 0; type < frame.targetTypes; type++) {
      const to = nearestFrom(frame, type, cell);
      writePointer(frame, row, frame.targetsAt + type * 3, cell, to, frame.targetScale);
    }
  }
  if (frame.schema === 2) pointAtPlaces(frame, cell, home, job, f);
}

function pointAtPlaces(frame: Frame, cell: i32, home: i32, job: i32, f: usize): void {
  const types = frame.placeTypes;
  const scale = frame.placeScale;
  for (let type = 0; type < types; type++) {
    const own = home === NONE ? NONE : int(frame.ownCell, home * types + type);
    const to = own === NONE ? nearestFrom(frame, frame.targetTypes + type, cell) : own;
    writePointer(frame, f, type * 3, cell, to, scale);
  }
  const at = types * 3;
  writePointer(frame, f, at, cell, home === NONE ? NONE : int(frame.homeCell, home), scale);
  writePointer(frame, f, at + 3, cell, job === NONE ? NONE : int(frame.workCell, job), scale);
}

/** Cell of the nearest object of the type at an index, kept once it is known; NONE without any. */
export function nearestFrom(frame: Frame, index: i32, cell: i32): i32 {
  const at = index * frame.cells + cell;
  const known = int(frame.nearest, at);
  if (known !== UNKNOWN) return known;
  let nearest = NONE;
  let best = i32.MAX_VALUE;
  const behind = int(frame.landmarkFrom, index + 1);
  for (let place = int(frame.landmarkFrom, index); place < behind; place++) {
    const to = int(frame.landmarks, place);
    const way = squaredDistance(frame.stride, cell, to);
    if (way >= best) continue;
    best = way;
    nearest = to;
  }
  setInt(frame.nearest, at, nearest);
  return nearest;
}

function squaredDistance(stride: i32, from: i32, to: i32): i32 {
  const right = (to % stride) - (from % stride);
  const down = to / stride - from / stride;
  return right * right + down * down;
}

function writePointer(frame: Frame, row: usize, at: i32, from: i32, to: i32, scale: f64): void {
  if (to === NONE || to === from) {
    put(row, at, 0);
    put(row, at + 1, 0);
    put(row, at + 2, 0);
    return;
  }
  const stride = frame.stride;
  const right = (to % stride) - (from % stride);
  const down = to / stride - from / stride;
  const way = sqrt<f64>(f64(right * right + down * down));
  put(row, at, f64(right) / way);
  put(row, at + 1, f64(down) / way);
  put(row, at + 2, way * scale);
}
