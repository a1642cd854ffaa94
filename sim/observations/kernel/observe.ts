import { writeAdded } from "./added";
import { writeBody } from "./body";
import { Frame, NONE, double, int, put } from "./frame";
import { writePointers } from "./pointers";
import { writeSocial } from "./social";
import { writeSurroundings } from "./surroundings";

/** Bytes of features 0 to 24. */
const BODY = 100;

/** Bytes of a frame, by which a program tells that the kernel is of the same making. */
export function frameBytes(): i32 {
  return offsetof<Frame>();
}

/**
 * Brings the rows of some people of a town up to now, in place: what `observeInPlace` does, in memory
 * that it shares. `frame` tells of the town, `slots` is where the numbers of `count` people are.
 */
export function observe(frame: Frame, slots: usize, count: i32): void {
  for (let place = 0; place < count; place++) observeOne(frame, int(slots, place));
}

function observeOne(frame: Frame, slot: i32): void {
  const row = frame.rows + ((slot * frame.rowStride) << 2);
  const f = row + (frame.featuresAt << 2);
  writeBody(frame, slot, f);
  writeSurroundings(frame, slot, f + BODY);
  if (frame.traitsAt !== NONE) {
    put(row, frame.traitsAt, double(frame.extroversion, slot));
    put(row, frame.traitsAt + 1, double(frame.forgiveness, slot));
    put(row, frame.traitsAt + 2, double(frame.ambition, slot));
  }
  writeSocial(frame, slot, row);
  if (frame.schema === 2) writeAdded(frame, slot, row);
  else writePointers(frame, slot, row, 0);
}
