/** One part of the window that is drawn anew by itself, such as a panel. */
export class Turn {
  private readonly listeners = new Set<() => void>();

  /** Has `listener` called in this turn. Returns the function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    all.add(this);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) all.delete(this);
    };
  };

  take(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Those that somebody listens to, and of them those that have news waiting. */
const all = new Set<Turn>();
const due = new Set<Turn>();
let round: Promise<number> | null = null;

/**
 * Has every part drawn anew, each in a task of its own: frames and keys come in between, however many panels there are.
 * Resolves to how long the slowest has held the page up, in milliseconds.
 */
export function takeTurns(): Promise<number> {
  for (const turn of all) due.add(turn);
  round ??= goRound().finally(() => {
    round = null;
  });
  return round;
}

async function goRound(): Promise<number> {
  let longest = 0;
  for (const turn of due) {
    await scheduler.yield();
    const since = performance.now();
    // For whoever records the page: what a payload costs it is found by these marks.
    console.timeStamp("townlet:turn");
    due.delete(turn);
    turn.take();
    // What the page draws anew is done in a microtask that was asked for in the turn.
    await Promise.resolve();
    longest = Math.max(longest, performance.now() - since);
  }
  return longest;
}
