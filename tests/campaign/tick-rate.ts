import type { ServedTown } from "./served-town.ts";

/** Ticks that a town ran over a stretch of time. */
export interface Stretch {
  readonly ticks: number;
  readonly ms: number;
}

/** Lets something happen and counts the ticks from before to after it, each time from the moment of a tick. */
export async function ticksDuring(
  town: ServedTown,
  work: () => Promise<unknown>,
): Promise<Stretch> {
  const before = await nextTick(town);
  await work();
  const after = await nextTick(town);
  return { ticks: after.tick - before.tick, ms: after.ms - before.ms };
}

async function nextTick(town: ServedTown): Promise<{ tick: number; ms: number }> {
  const first = await tickNow(town);
  for (;;) {
    const tick = await tickNow(town);
    if (tick !== first || !town.isAlive) return { tick, ms: performance.now() };
  }
}

async function tickNow(town: ServedTown): Promise<number> {
  return (await town.ask({ name: "noop" }))?.tick ?? 0;
}

/** Ticks that ran, of those that were due, in percent. */
export function shareOfDue(stretches: readonly Stretch[], tickMs: number): number {
  const sum = (of: (one: Stretch) => number): number =>
    stretches.reduce((total, one) => total + of(one), 0);
  const due = sum(({ ms }) => ms) / tickMs;
  return Math.round((1000 * sum(({ ticks }) => ticks)) / due) / 10;
}
