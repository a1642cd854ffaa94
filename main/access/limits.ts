import { type Fault, fault } from "../console/fault.ts";

/** So many a second for as long as one likes, and so many at once. */
const RATE_PER_S = 10;
const BURST = 20;
/** So many wrong tokens, and nothing is taken from there for a while, twice as long with each further one. */
const WRONG_TOKENS = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 3_600_000;
/** Addresses that are remembered; which was quiet longest is forgotten first. */
const MOST_KNOWN = 4096;

interface Known {
  left: number;
  atMs: number;
  wrong: number;
  lockedUntilMs: number;
  /** It has been told, and need not be noted again. */
  isTold: boolean;
}

/** How often somebody may ask, and how often they may be wrong about their token. */
export class Limits {
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts one command from there; why it is not taken, or null. */
  take(who: string): Fault | null {
    const now = this.#now();
    const known = this.#of(who);
    const locked = known.lockedUntilMs - now;
    if (locked > 0) {
      const seconds = Math.ceil(locked / 1000);
      return this.#refuse(known, `too many wrong tokens; try again in ${seconds} s`, locked);
    }
    known.left = Math.min(BURST, known.left + ((now - known.atMs) / 1000) * RATE_PER_S);
    known.atMs = now;
    if (known.left < 1) {
      const wait = ((1 - known.left) / RATE_PER_S) * 1000;
      return this.#refuse(known, `too many commands; ${RATE_PER_S} a second are taken`, wait);
    }
    known.left -= 1;
    known.isTold = false;
    return null;
  }

  /** A token from there was wrong. */
  wrong(who: string): void {
    const known = this.#of(who);
    known.wrong += 1;
    const over = known.wrong - WRONG_TOKENS;
    if (over < 0) return;
    const lock = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.min(over, 16));
    known.lockedUntilMs = this.#now() + lock;
    known.isTold = false;
  }

  /** A token from there was right. */
  right(who: string): void {
    this.#of(who).wrong = 0;
  }

  #refuse(known: Known, message: string, waitMs: number): Fault {
    const isQuiet = known.isTold;
    known.isTold = true;
    return { ...fault("rate_limited", message, { retry_after_ms: Math.ceil(waitMs) }), isQuiet };
  }

  #of(who: string): Known {
    const known = this.#known.get(who) ?? {
      left: BURST,
      atMs: this.#now(),
      wrong: 0,
      lockedUntilMs: 0,
      isTold: false,
    };
    this.#known.delete(who);
    this.#known.set(who, known);
    if (this.#known.size > MOST_KNOWN) this.#forget();
    return known;
  }

  /** Whoever is locked out stays so, however many others come along. */
  #forget(): void {
    const now = this.#now();
    for (const [who, { lockedUntilMs }] of this.#known) {
      if (lockedUntilMs > now && this.#known.size < 2 * MOST_KNOWN) continue;
      this.#known.delete(who);
      return;
    }
  }
}
