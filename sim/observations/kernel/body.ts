import { Frame, NONE, double, flag, int, put, setInt } from "./frame";

/** Features 0 to 24: see `../write-body.ts`. */
export function writeBody(frame: Frame, slot: i32, f: usize): void {
  const tick = load<i32>(frame.tick);
  put(f, 0, double(frame.hunger, slot));
  put(f, 1, double(frame.hygiene, slot));
  put(f, 2, double(frame.energy, slot));
  put(f, 3, min<f64>(frame.walletHigh, double(frame.wallet, slot) / frame.walletScale));
  const lateness = f64(int(frame.latenessCounter, slot));
  put(f, 4, min<f64>(frame.latenessHigh, lateness / frame.latenessScale));
  // Sine and cosine of the time of day.
  store<u64>(f, load<u64>(frame.clock + (frame.hour << 3)), 24);
  put(f, 8, attendance(frame, slot));
  put(f, 9, min<f64>(frame.wagesHigh, double(frame.wagesWithheld, slot) / frame.wagesScale));
  writeShift(frame, slot, f);
  const row = max<i32>(0, int(frame.embedding, slot));
  put(f, 15, f64(row) / f64(frame.embeddings));
  flag(f, 16, int(frame.resetTick, slot) > int(frame.lastObserved, slot));
  setInt(frame.lastObserved, slot, tick);
  const lived = tick - int(frame.spawnTick, slot);
  put(f, 17, f64(lived % frame.ticksPerDay) / f64(frame.ticksPerDay));
  writeRivalry(frame, slot, f);
  writeLastAction(frame, slot, f, tick);
  flag(f, 23, int(frame.heldObject, slot) !== NONE);
  flag(f, 24, int(frame.queuedObject, slot) !== NONE);
}

function writeShift(frame: Frame, slot: i32, f: usize): void {
  const shift = int(frame.shiftFlag, int(frame.shiftState, slot));
  // On time and late: the two states in which somebody is on shift.
  flag(f, 5, shift === 1 || shift === 2);
  for (let state = 0; state < 5; state++) flag(f, 10 + state, shift === state);
}

function attendance(frame: Frame, slot: i32): f64 {
  const samples = int(frame.attendanceSamples, slot);
  if (samples === 0) return 0;
  let sum: f64 = 0;
  for (let i = 0; i < samples; i++) {
    sum += double(frame.attendance, slot * frame.attendanceSlots + i);
  }
  return min<f64>(1, sum / f64(samples));
}

function writeRivalry(frame: Frame, slot: i32, f: usize): void {
  const most = double(frame.fiercest, slot);
  put(f, 18, most);
  let count = 0;
  if (most > 0 && most >= frame.avoidThreshold) {
    const end = (slot + 1) * frame.ties;
    for (let row = slot * frame.ties; row < end && int(frame.other, row) !== NONE; row++) {
      const rivalry = double(frame.rivalry, row);
      if (rivalry > 0 && rivalry >= frame.avoidThreshold) count += 1;
    }
  }
  put(f, 19, f64(count) / frame.edges);
}

/** Features 20 to 22: see `../last-action.ts`. */
function writeLastAction(frame: Frame, slot: i32, f: usize, tick: i32): void {
  let kind = frame.actionWait;
  let success = false;
  let duration = 1;
  const newest = (slot + 1) * frame.outcomeWidth - frame.outcomeInts;
  if (int(frame.spawnTick, slot) === tick) {
    kind = NONE;
    duration = 0;
  } else if (int(frame.outcomes, newest + 1) === tick) {
    kind = int(frame.actionOfLog, int(frame.outcomes, newest));
    success = int(frame.outcomes, newest + 2) === NONE;
    duration = max<i32>(1, int(frame.outcomes, newest + 5));
  } else if (int(frame.triedTick, slot) === tick) {
    kind = int(frame.actionOfTry, int(frame.tried, slot));
    success = int(frame.heldObject, slot) !== NONE && int(frame.heldSince, slot) === tick;
  } else if (int(frame.movedTick, slot) === tick) {
    kind = frame.actionMove;
    success = true;
  } else if (int(frame.stepIntent, slot) !== NONE) {
    kind = frame.actionMove;
  } else if (int(frame.possessed, slot) === 1 || int(frame.leavingSince, slot) !== NONE) {
    kind = frame.actionNoop;
  }
  put(f, 20, kind === NONE ? 0 : double(frame.actionHash, kind));
  flag(f, 21, success);
  put(f, 22, min<f64>(frame.durationHigh, f64(duration) / frame.durationScale));
}
