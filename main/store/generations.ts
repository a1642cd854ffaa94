/** How often a copy of a town is made, and how long it stays: the newest three of each. */
export const LEVELS = ["recent", "hourly", "daily"] as const;
export type Level = (typeof LEVELS)[number];

const EVERY_MS: Readonly<Record<Level, number>> = {
  recent: 600_000,
  hourly: 3_600_000,
  daily: 86_400_000,
};
/** A town that has no copy yet gets one after so long. */
const FIRST_AFTER_MS = 60_000;
/** Of each level; a daily copy is an hourly and a recent one as well. */
const KEPT = 3;

/** One copy of a town. */
export interface Generation {
  /** Rises by one with every copy: what is newer is said by this, never by a clock. */
  readonly number: number;
  readonly level: Level;
  /** When it was made, by the computer's clock; ms since 1970. */
  readonly madeMs: number;
}

/** What one copy's file is called, inside the folder of copies. */
export function generationName({ number, level, madeMs }: Generation): string {
  const time = new Date(madeMs).toISOString().slice(0, 19).replaceAll(":", "-");
  return `${String(number).padStart(6, "0")}-${level}-${time}.townlet`;
}

/** The copy that a file name stands for; null for other files. */
export function readGenerationName(name: string): Generation | null {
  const pattern =
    /^(\d{6,12})-(recent|hourly|daily)-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.townlet$/;
  const [, number, level, day, hour, minute, second] = pattern.exec(name) ?? [];
  const found = LEVELS.find((one) => one === level);
  if (found === undefined) return null;
  const madeMs = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(madeMs) ? null : { number: Number(number), level: found, madeMs };
}

/** Those that may go: all but the newest three of each level. */
export function superfluous(all: readonly Generation[]): Generation[] {
  const newest = all.toSorted((a, b) => b.number - a.number);
  const kept = new Set(
    LEVELS.flatMap((_, rank) =>
      newest.filter(({ level }) => LEVELS.indexOf(level) >= rank).slice(0, KEPT),
    ),
  );
  return all.filter((one) => !kept.has(one));
}

/** Now, by two clocks: one that never jumps, and the computer's own, which may be set; both in ms. */
export interface Instant {
  readonly steadyMs: number;
  readonly wallMs: number;
}

/**
 * When the next copy is due, and of which level. While the program runs, time is what the steady clock says;
 * the computer's own counts only beyond anything it has shown before (it has slept, say), so that a
 * clock that is set to and fro brings at most one copy of each level. Between runs there is
 * only the computer's clock: steps back count as no time at all, so that a copy that bears a
 * wrong date neither hides nor hurries the next.
 */
export class Timetable {
  readonly #elapsed: Record<Level, number>;
  #last: Instant;
  #highestWallMs: number;
  #copies: number;

  constructor(present: readonly Generation[], now: Instant) {
    const ordered = present.toSorted((a, b) => a.number - b.number);
    this.#elapsed = {
      recent: sinceLast(ordered, "recent", now.wallMs),
      hourly: sinceLast(ordered, "hourly", now.wallMs),
      daily: sinceLast(ordered, "daily", now.wallMs),
    };
    if (ordered.length === 0) this.#elapsed.recent = EVERY_MS.recent - FIRST_AFTER_MS;
    this.#last = now;
    this.#highestWallMs = now.wallMs;
    this.#copies = ordered.at(-1)?.number ?? 0;
  }

  /** The copy that is due now; null when none is. */
  due(now: Instant): Generation | null {
    const steady = Math.max(0, now.steadyMs - this.#last.steadyMs);
    const passed = Math.max(steady, now.wallMs - this.#highestWallMs);
    for (const level of LEVELS) this.#elapsed[level] += passed;
    this.#last = now;
    // Time that has passed moves the mark on, also while the computer's clock is behind it.
    this.#highestWallMs = Math.max(this.#highestWallMs, now.wallMs);
    if (this.#elapsed.recent < EVERY_MS.recent) return null;
    const level = LEVELS.findLast((one) => this.#elapsed[one] >= EVERY_MS[one]) ?? "recent";
    return { number: this.#copies + 1, level, madeMs: now.wallMs };
  }

  /** A copy was made, or at least tried: the next is due when its time has passed again. */
  made({ number, level }: Generation, succeeded: boolean): void {
    this.#elapsed.recent = 0;
    if (!succeeded) return;
    this.#copies = number;
    for (const one of LEVELS.slice(0, LEVELS.indexOf(level) + 1)) this.#elapsed[one] = 0;
  }
}

/** Time since the newest copy of a level, as far as the dates of the copies tell. */
function sinceLast(ordered: readonly Generation[], level: Level, nowMs: number): number {
  const rank = LEVELS.indexOf(level);
  const last = ordered.findLastIndex((one) => LEVELS.indexOf(one.level) >= rank);
  if (last < 0) return EVERY_MS[level];
  const times = [...ordered.slice(last).map(({ madeMs }) => madeMs), nowMs];
  return times.reduce((sum, ms, index) => sum + Math.max(0, ms - (times[index - 1] ?? ms)), 0);
}
