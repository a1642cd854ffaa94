/**
 * Where a person is with today's shift: `idle` long before it, `pre_shift` at midnight and, for whoever was hired after its
 * start, until the day is over. Index = the number stored.
 */
export const SHIFT_STATES = [
  "pre_shift",
  "idle",
  "await_start",
  "on_time",
  "late",
  "absent",
  "post_shift",
] as const;

export const SHIFT = {
  preShift: 0,
  idle: 1,
  awaitStart: 2,
  onTime: 3,
  late: 4,
  absent: 5,
  postShift: 6,
} as const;

/** Things that happen once per shift, as bits. */
export const SHIFT_MARKS = {
  lateFined: 1,
  absenceFined: 2,
  departed: 4,
  started: 8,
  helped: 16,
  replaced: 32,
  begun: 64,
} as const;

/** On time or late: the states in which being at work is paid and colleagues count on each other. */
export function isOnShift(state: number): boolean {
  return state === SHIFT.onTime || state === SHIFT.late;
}
