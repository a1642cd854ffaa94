import { FAULT_KINDS, type FaultKind, isDeadly } from "./fault-control.ts";
import { type LifeResult, type Memory, perKind } from "./lane.ts";

/** What came of all faults of a kind. */
export interface KindTally {
  /** Operations of SQLite or of our own file code that were hit. */
  injected: number;
  /** Processes that it ended. */
  crashes: number;
  /** Deeds that the user was told have failed. */
  told: number;
  /** Times that the town went on: after a crash in another process, otherwise in the same. */
  recoveries: number;
  corruptions: number;
  losses: number;
}

/** Sums over the lives of a soak or campaign. */
export class Tally {
  readonly kinds: Record<FaultKind, KindTally>;
  readonly recoveryMs: number[] = [];
  /** What must not be, and in which life, by the name of its lane. */
  readonly broken: string[] = [];
  lives = 0;
  kills = 0;
  recoveries = 0;
  corruptions = 0;
  losses = 0;
  violations = 0;
  ticks = 0;
  deeds = 0;
  refused = 0;
  readonly #slopes: number[] = [];

  constructor() {
    const none = (): KindTally => {
      return { injected: 0, crashes: 0, told: 0, recoveries: 0, corruptions: 0, losses: 0 };
    };
    this.kinds = {
      torn: none(),
      lost: none(),
      enospc: none(),
      eio: none(),
      eperm: none(),
      slow: none(),
      kill: none(),
    };
  }

  /** Operations hit so far, by kind. */
  get injected(): Record<FaultKind, number> {
    return perKind((kind) => this.kinds[kind].injected);
  }

  /**
   * Growth of memory in megabytes per simulated day, in the middle of the lives that were long enough to tell;
   * null where none was.
   */
  get rssSlope(): number | null {
    const slopes = this.#slopes.toSorted((a, b) => a - b);
    return slopes[Math.floor(slopes.length / 2)] ?? null;
  }

  add(result: LifeResult, name: string, ticksPerDay: number): void {
    const { examination, broken, hits, death } = result;
    const crashed = death.signal === "SIGKILL";
    this.lives += 1;
    this.ticks += result.ticks;
    this.deeds += result.deeds;
    this.refused += result.refused;
    this.corruptions += examination.corruptions.length;
    this.losses += examination.losses.length;
    this.violations += broken.length - examination.corruptions.length - examination.losses.length;
    this.broken.push(...broken.map((one) => `${name}, life ${result.life}: ${one}`));
    this.recoveryMs.push(examination.recoveryMs);
    const sound = examination.corruptions.length === 0;
    if (crashed && sound) this.recoveries += 1;
    const struck = FAULT_KINDS.filter((kind) => hits[kind] > 0);
    const deadly = struck.find(isDeadly);
    if (crashed && (deadly === undefined || deadly === "kill")) this.kills += 1;
    for (const kind of struck) this.kinds[kind].injected += hits[kind];
    for (const { fault, told, recovered } of result.struck) {
      if (told) this.kinds[fault].told += 1;
      if (!recovered) continue;
      this.kinds[fault].recoveries += 1;
      this.recoveries += 1;
    }
    if (deadly !== undefined) {
      this.kinds[deadly].crashes += 1;
      if (sound) this.kinds[deadly].recoveries += 1;
    }
    const blamed = deadly ?? struck[0];
    if (blamed !== undefined) {
      this.kinds[blamed].corruptions += examination.corruptions.length;
      this.kinds[blamed].losses += examination.losses.length;
    }
    const slope = slopeOf(result.memory);
    if (slope !== null) this.#slopes.push((slope * ticksPerDay) / 1e6);
  }
}

/** Fewest measurements of a life that say anything, and the ticks before them: until then code is still being compiled. */
const MEASUREMENTS = 8;
const WARM_UP_TICKS = 10_000;

/** Bytes per tick of the straight line through what was measured late in a life; null where it did not last. */
export function slopeOf(sizes: readonly Memory[]): number | null {
  const late = sizes.filter(({ ticks }) => ticks > WARM_UP_TICKS);
  if (late.length < MEASUREMENTS) return null;
  const mean = (of: (one: (typeof late)[number]) => number): number =>
    late.reduce((sum, one) => sum + of(one), 0) / late.length;
  const [x, y] = [mean(({ ticks }) => ticks), mean(({ bytes }) => bytes)];
  let [over, under] = [0, 0];
  for (const { ticks, bytes } of late) {
    over += (ticks - x) * (bytes - y);
    under += (ticks - x) ** 2;
  }
  return under === 0 ? null : over / under;
}
