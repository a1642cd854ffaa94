import type { FrameAgent } from "../../sim/telemetry/frame.ts";

/** What hangs over somebody, by number: the first ones are as frames tell of a talk, the last is for who leaves town. */
export const SIGN = { none: 0, chat: 1, rebuff: 2, argument: 3, leaving: 4 } as const;

/** A sign stays for so long, in milliseconds, however soon its cause is over: at full speed nothing may flicker. */
const HOLD_MS = 650;
/** Time in which it grows to two thirds, and shrinks. */
const GROW_MS = 90;
const SHRINK_MS = 160;

export interface Signed extends FrameAgent {
  /** False while they are in no frame. */
  present: boolean;
  /** By SIGN, and how much of it is there, 0 to 1. */
  sign: number;
  signLevel: number;
  /** Milliseconds for which it is still held. */
  signHeld: number;
}

/** Moves somebody's sign on by `elapsed` milliseconds; `still` lets it come and go at once. Returns whether it goes on changing. */
export function advanceSign(person: Signed, elapsed: number, still: boolean): boolean {
  const wanted = !person.present ? SIGN.none : person.leaving ? SIGN.leaving : person.talk;
  // A quarrel does not wait for the end of a chat, nor a leave-taking for either.
  if (wanted >= Math.max(person.sign, SIGN.chat) || person.sign === wanted) {
    person.sign = wanted;
    person.signHeld = HOLD_MS;
  } else person.signHeld -= elapsed;
  if (person.sign === SIGN.none) return false;
  const grows = person.signHeld > 0;
  const goal = grows ? 1 : 0;
  const share = still ? 1 : 1 - Math.exp(-elapsed / (grows ? GROW_MS : SHRINK_MS));
  person.signLevel += (goal - person.signLevel) * share;
  if (Math.abs(goal - person.signLevel) < 0.02) person.signLevel = goal;
  if (person.signLevel === 0) person.sign = SIGN.none;
  // While it is held beyond its cause, somebody has to look again.
  return person.signLevel !== 1 || person.sign !== wanted;
}
