/** Time that may be caught up with; anything longer (sleep, a debugger, a full disk) is let go. */
const MAX_LAG_MS = 1000;

/**
 * Which tick is due at which moment. Between two changes of speed the due tick follows from the
 * time passed since the last change alone, so rounding never adds up. The clock only says when;
 * what a tick does never depends on it.
 */
export interface Clock {
  /** Multiple of 1×; 0 is pause. */
  readonly speed: number;
  /** Milliseconds of a tick at 1×. */
  readonly tickMs: number;
  readonly anchorMs: number;
  readonly anchorTick: number;
}

export function startClock(speed: number, tickMs: number, nowMs: number, tick: number): Clock {
  return { speed, tickMs, anchorMs: nowMs, anchorTick: tick };
}

/** Ticks that should have run by now and have not. */
export function ticksDue(clock: Clock, nowMs: number, tick: number): number {
  const due = Math.floor((nowMs - clock.anchorMs) * ticksPerMs(clock) + EPSILON);
  return Math.max(0, clock.anchorTick + due - tick);
}

/** Milliseconds until the next tick is due; infinite while paused. */
export function msUntilDue(clock: Clock, nowMs: number, tick: number): number {
  if (clock.speed === 0) return Number.POSITIVE_INFINITY;
  const dueAt = clock.anchorMs + (tick + 1 - clock.anchorTick) / ticksPerMs(clock);
  return Math.max(0, dueAt - nowMs);
}

/**
 * The clock to go on with. After more lag than may be caught up with it starts afresh from here,
 * so that a machine that slept, or is too slow for the speed, never races.
 */
export function forgiveLag(clock: Clock, nowMs: number, tick: number): Clock {
  const lagMs = ticksDue(clock, nowMs, tick) / ticksPerMs(clock);
  const backwards = nowMs < clock.anchorMs;
  return lagMs > MAX_LAG_MS || backwards
    ? startClock(clock.speed, clock.tickMs, nowMs, tick)
    : clock;
}

function ticksPerMs(clock: Clock): number {
  return clock.speed / clock.tickMs;
}

/** Less than any tick: a moment computed by `msUntilDue` counts as reached. */
const EPSILON = 1e-6;
