import { Frame, NONE, double, flag, int, put } from "./frame";
import { writePointers } from "./pointers";

/** tanh is 1 in single precision from here on, and the steps of the table of powers: as `../smooth.ts`. */
const FLAT: f64 = 10;
const STEPS: f64 = 16;

/** What schema 2 has besides: see `../write-added.ts`. */
export function writeAdded(frame: Frame, slot: i32, row: usize): void {
  let f = row + (frame.addedAt << 2);
  if (frame.hasWarmth) {
    put(f, 0, double(frame.warmth, slot));
    f += 4;
  }
  flag(f, 0, int(frame.job, slot) !== NONE);
  for (let utility = 0; utility < frame.utilities; utility++) {
    flag(f, 1 + utility, int(frame.outageCount, utility) === 0);
  }
  f += (1 + frame.utilities) << 2;
  const weather = load<i32>(frame.weather);
  for (let each = 0; each < frame.weathers; each++) flag(f, each, weather === each);
  f += frame.weathers << 2;
  const wallet = double(frame.wallet, slot);
  if (wallet !== double(frame.toldWallet, slot)) {
    store<f64>(frame.toldWallet + (slot << 3), wallet);
    put(f, 0, tanh(frame, wallet / frame.moneyScale));
  }
  flag(f, 1, hasRival(frame, slot, objectOf(frame, slot)));
  put(f, 2, commitment(frame, slot));
  writePointers(frame, slot, row, f + 12);
}

function objectOf(frame: Frame, slot: i32): i32 {
  const queued = int(frame.queuedObject, slot);
  if (queued !== NONE) return queued;
  const held = int(frame.heldObject, slot);
  return held === NONE ? int(frame.targetObject, slot) : held;
}

function commitment(frame: Frame, slot: i32): f64 {
  if (int(frame.option, slot) === NONE || frame.commitTicks === 0) return 0;
  const left = max<i32>(0, int(frame.commitUntil, slot) - load<i32>(frame.tick));
  return min<f64>(1, f64(left) / f64(frame.commitTicks));
}

/** Whether somebody to keep out of the way of holds the object or waits for it: see `rivalAt`. */
function hasRival(frame: Frame, slot: i32, object: i32): bool {
  if (object === NONE) return false;
  const most = double(frame.fiercest, slot);
  const threshold = double(frame.avoidFrom, int(frame.profile, slot));
  if (!(most > 0 && most >= threshold) || isInDireNeed(frame, slot)) return false;
  const holders = object * frame.holderSlots;
  for (let at = holders; at < holders + frame.holderSlots; at++) {
    if (isRival(frame, slot, int(frame.holders, at), threshold)) return true;
  }
  const queue = object * frame.queueSlots;
  const behind = queue + int(frame.queueLength, object);
  for (let at = queue; at < behind; at++) {
    if (isRival(frame, slot, int(frame.queue, at), threshold)) return true;
  }
  return false;
}

function isRival(frame: Frame, slot: i32, other: i32, threshold: f64): bool {
  if (other === NONE || other === slot) return false;
  const end = (slot + 1) * frame.ties;
  for (let row = slot * frame.ties; row < end && int(frame.other, row) !== NONE; row++) {
    if (int(frame.other, row) !== other) continue;
    const rivalry = double(frame.rivalry, row);
    return rivalry > 0 && rivalry >= threshold;
  }
  return false;
}

function isInDireNeed(frame: Frame, slot: i32): bool {
  return (
    1 - double(frame.hunger, slot) > frame.needOverride ||
    1 - double(frame.hygiene, slot) > frame.needOverride ||
    1 - double(frame.energy, slot) > frame.needOverride
  );
}

function tanh(frame: Frame, x: f64): f64 {
  if (x >= FLAT) return 1;
  const place = floor<f64>(2 * x * STEPS);
  const power = double(frame.decay, i32(place)) * shortExp(place / STEPS - 2 * x);
  return (1 - power) / (1 + power);
}

function shortExp(x: f64): f64 {
  let sum: f64 = 1;
  for (let term = 7; term >= 1; term--) sum = 1 + (sum * x) / f64(term);
  return sum;
}
