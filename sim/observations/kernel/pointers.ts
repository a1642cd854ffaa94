import { Frame, NONE, int, put, setInt } from "./frame";

const UNKNOWN: i32 = -2;
/** Bytes of a pointer. */
const POINTER = 12;

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
  const north = cell / frame.stride;
  if (frame.targetsAt !== NONE) {
    const at = row + (frame.targetsAt << 2);
    for (let type = 0; type < frame.targetTypes; type++) {
      const to = nearestFrom(frame, type, cell);
      writePointer(at + type * POINTER, frame.stride, cell, north, to, frame.targetScale);
    }
  }
  if (frame.schema === 2) pointAtPlaces(frame, cell, north, home, job, f);
}

/** `north` is the row of the grid that the cell is in. */
function pointAtPlaces(frame: Frame, cell: i32, north: i32, home: i32, job: i32, f: usize): void {
  const types = frame.placeTypes;
  const stride = frame.stride;
  const scale = frame.placeScale;
  let at = f;
  for (let type = 0; type < types; type++) {
    const own = home === NONE ? NONE : int(frame.ownCell, home * types + type);
    const to = own === NONE ? nearestFrom(frame, frame.targetTypes + type, cell) : own;
    writePointer(at, stride, cell, north, to, scale);
    at += POINTER;
  }
  const house = home === NONE ? NONE : int(frame.homeCell, home);
  writePointer(at, stride, cell, north, house, scale);
  const post = job === NONE ? NONE : int(frame.workCell, job);
  writePointer(at + POINTER, stride, cell, north, post, scale);
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

function writePointer(
  at: usize,
  stride: i32,
  from: i32,
  fromNorth: i32,
  to: i32,
  scale: f64,
): void {
  if (to === NONE || to === from) {
    store<u64>(at, 0);
    store<u32>(at, 0, 8);
    return;
  }
  // A remainder would be one more division, and divisions are most of what this costs.
  const north = to / stride;
  const down = north - fromNorth;
  const right = to - from - down * stride;
  const way = sqrt<f64>(f64(right * right + down * down));
  put(at, 0, f64(right) / way);
  put(at, 1, f64(down) / way);
  put(at, 2, way * scale);
}
