/** A run whose outcome is on record: what became of it, and why it last changed. */
export interface GoldenRun {
  /** Also the name of its file in `configs/golden`. */
  readonly name: string;
  readonly scenario: string;
  /** Instead of the configured one. */
  readonly seed?: number;
  readonly ticks: number;
}

/** Every golden run, the small ones first. */
export const GOLDEN_RUNS: readonly GoldenRun[] = [
  { name: "observation_baseline", scenario: "observation_baseline", ticks: 20 },
  { name: "kitchen_breakfast", scenario: "kitchen_breakfast", ticks: 40 },
  { name: "rivalry_decay", scenario: "rivalry_decay", ticks: 50 },
  { name: "queue_conflict", scenario: "queue_conflict", ticks: 80 },
  { name: "employment_punctuality", scenario: "employment_punctuality", ticks: 80 },
  { name: "demo_story_arc", scenario: "demo_story_arc", ticks: 150 },
  ...[1, 2, 3].map((seed) => ({ name: `default_${seed}`, scenario: "default", seed, ticks: 1000 })),
];
