import { Frame, NONE, double, int, put, setInt } from "./frame";

/** The people whom somebody sees as themselves: see `../write-social.ts`. */
export function writeSocial(frame: Frame, slot: i32, row: usize): void {
  if (frame.socialAt === NONE) return;
  const places = frame.friends + frame.rivals;
  const slotDim = frame.dim + 3;
  const from = row + (frame.socialAt << 2);
  const count = chooseTies(frame, slot);
  if (count === 0) {
    if (load<u8>(frame.isLonely + slot) === 0) {
      const floats = places * slotDim + (frame.aggregatesAt === NONE ? 0 : 4);
      memory.fill(from, 0, floats << 2);
      for (let place = 0; place < places; place++) {
        setInt(frame.shown, slot * places + place, NONE);
      }
    }
    store<u8>(frame.isLonely + slot, 1);
    return;
  }
  store<u8>(frame.isLonely + slot, 0);
  let trustSum: f64 = 0;
  let trustMost: f64 = -1;
  let rivalrySum: f64 = 0;
  let rivalryMost: f64 = 0;
  for (let place = 0; place < places; place++) {
    const tie = int(frame.chosen, place);
    writeSomebody(frame, tie, slot * places + place, from + ((place * slotDim) << 2));
    if (tie === NONE) continue;
    const trust = double(frame.trust, tie);
    const rivalry = double(frame.rivalry, tie);
    trustSum += trust;
    rivalrySum += rivalry;
    if (trust > trustMost) trustMost = trust;
    if (rivalry > rivalryMost) rivalryMost = rivalry;
  }
  if (frame.aggregatesAt === NONE) return;
  const at = row + (frame.aggregatesAt << 2);
  put(at, 0, trustSum / f64(count));
  put(at, 1, trustMost);
  put(at, 2, rivalrySum / f64(count));
  put(at, 3, rivalryMost);
}

/** `seat` is the place among those of everybody: who was seen there last is not written again. */
function writeSomebody(frame: Frame, tie: i32, seat: i32, at: usize): void {
  const bytes = frame.dim << 2;
  const who = tie === NONE ? NONE : identityOf(frame, int(frame.other, tie));
  if (int(frame.shown, seat) !== who) {
    setInt(frame.shown, seat, who);
    if (who === NONE) {
      memory.fill(at, 0, bytes);
    } else {
      const row = frame.schema === 2 ? who : int(frame.other, tie);
      memory.copy(at, frame.identities + row * bytes, bytes);
    }
  }
  put(at + bytes, 0, tie === NONE ? 0 : double(frame.trust, tie));
  put(at + bytes, 1, tie === NONE ? 0 : double(frame.familiarity, tie));
  put(at + bytes, 2, tie === NONE ? 0 : double(frame.rivalry, tie));
}

/** As `identityOf` of `../identities.ts`. */
function identityOf(frame: Frame, slot: i32): i32 {
  return int(frame.schema === 2 ? frame.embedding : frame.person, slot);
}

/** Friends, then rivals, as rows of ties: see `../social-snippet.ts`. */
function chooseTies(frame: Frame, slot: i32): i32 {
  const from = slot * frame.ties;
  if (frame.isSocialOff || int(frame.other, from) === NONE) return 0;
  const liked = chooseFriends(frame, from);
  let first = liked;
  if (frame.schema === 2) {
    for (; first < frame.friends; first++) setInt(frame.chosen, first, NONE);
  }
  const feared = chooseRivals(frame, from, first, liked);
  for (let at = first + feared; at < frame.friends + frame.rivals; at++) {
    setInt(frame.chosen, at, NONE);
  }
  return liked + feared;
}

function liking(frame: Frame, row: i32): f64 {
  return double(frame.trust, row) + double(frame.familiarity, row);
}

function chooseFriends(frame: Frame, from: i32): i32 {
  const end = from + frame.ties;
  let count = 0;
  for (let row = from; row < end && int(frame.other, row) !== NONE; row++) {
    const liked = liking(frame, row);
    if (liked <= frame.leastLiking) continue;
    let at = count;
    while (at > 0 && liking(frame, int(frame.chosen, at - 1)) < liked) at -= 1;
    count = insert(frame, 0, at, count, frame.friends, row);
  }
  return count;
}

function chooseRivals(frame: Frame, from: i32, first: i32, liked: i32): i32 {
  const end = from + frame.ties;
  let count = 0;
  for (let row = from; row < end && int(frame.other, row) !== NONE; row++) {
    const rivalry = double(frame.rivalry, row);
    if (rivalry <= frame.leastLiking || isAmong(frame, liked, row)) continue;
    let at = count;
    while (at > 0 && double(frame.rivalry, int(frame.chosen, first + at - 1)) < rivalry) at -= 1;
    count = insert(frame, first, at, count, frame.rivals, row);
  }
  return count;
}

function insert(frame: Frame, first: i32, at: i32, count: i32, room: i32, row: i32): i32 {
  if (at >= room) return count;
  const grown = count < room ? count + 1 : count;
  for (let place = grown - 1; place > at; place--) {
    setInt(frame.chosen, first + place, int(frame.chosen, first + place - 1));
  }
  setInt(frame.chosen, first + at, row);
  return grown;
}

function isAmong(frame: Frame, count: i32, row: i32): bool {
  for (let at = 0; at < count; at++) if (int(frame.chosen, at) === row) return true;
  return false;
}
