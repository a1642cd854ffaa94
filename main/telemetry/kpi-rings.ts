import {
  type Counters,
  type KpiHistory,
  countersOf,
  meanLateness,
} from "../../sim/telemetry/sections/figures.ts";
import type { Town } from "../../sim/town.ts";

const SAMPLES = 50;
/** Ticks over which the strength of quarrels is summed up. */
const INTENSITY_TICKS = 100;

/** How some figures have gone from tick to tick. Operations §7.7. */
export class KpiRings {
  #before: Counters;
  /** Strength of the quarrels of each of the last ticks. */
  readonly #intensity: number[] = [];
  /** How often somebody late was helped out up to each tick of the last day. */
  readonly #helped: number[] = [];
  readonly #history: { readonly [K in keyof KpiHistory]: KpiHistory[K] } = {
    queue_conflict_intensity: [],
    employment_lateness: [],
    late_help_events: [],
    queue_rotation_events: [],
    queue_ghost_step_events: [],
  };

  constructor(town: Town) {
    this.#before = countersOf(town);
  }

  hear(town: Town): void {
    const before = this.#before;
    const now = countersOf(town);
    this.#before = now;
    push(this.#intensity, now.intensity - before.intensity, INTENSITY_TICKS);
    push(this.#helped, before.lateHelp, town.rules.ticksPerDay);
    const history = this.#history;
    push(history.queue_conflict_intensity, sum(this.#intensity), SAMPLES);
    push(history.employment_lateness, meanLateness(town), SAMPLES);
    push(history.late_help_events, now.lateHelp - (this.#helped[0] ?? 0), SAMPLES);
    push(history.queue_rotation_events, now.rotations - before.rotations, SAMPLES);
    push(history.queue_ghost_step_events, now.ghostSteps - before.ghostSteps, SAMPLES);
  }

  /** A copy: the rings go on. */
  history(): KpiHistory {
    const history = this.#history;
    return {
      queue_conflict_intensity: [...history.queue_conflict_intensity],
      employment_lateness: [...history.employment_lateness],
      late_help_events: [...history.late_help_events],
      queue_rotation_events: [...history.queue_rotation_events],
      queue_ghost_step_events: [...history.queue_ghost_step_events],
    };
  }
}

function push<T>(ring: T[], value: T, most: number): void {
  ring.push(value);
  if (ring.length > most) ring.shift();
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
