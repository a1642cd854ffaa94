/** Room for one agent's observations: a row of floats, each with the range it lies in. */
export interface BoxSpace {
  readonly kind: "box";
  /** Numbers in it. */
  readonly size: number;
  /** Range of every number, inclusive; infinite where it has none. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Choices from 0 to `count` − 1. */
export interface DiscreteSpace {
  readonly kind: "discrete";
  readonly count: number;
}

/** What is known of an agent beside what it sees. */
export interface Info {
  /** Per action 0 = open, else the reason against it. At least one is open. */
  readonly actionMask: Uint8Array;
  readonly [more: string]: unknown;
}

type ByAgent<T> = Readonly<Record<string, T>>;

/** What a step, or a reset, leaves each agent with. */
export interface Beginning {
  readonly observations: ByAgent<Float32Array>;
  readonly infos: ByAgent<Info>;
}

export interface Outcome extends Beginning {
  readonly rewards: ByAgent<number>;
  /** Whether the agent's own episode is over. */
  readonly terminations: ByAgent<boolean>;
  /** Whether we have stopped watching it. */
  readonly truncations: ByAgent<boolean>;
}

/**
 * Several agents that act at once: the parallel contract of PettingZoo (Terry et al., "PettingZoo: Gym
 * for Multi-Agent Reinforcement Learning", 2021), in TypeScript. `checkEnvironment` says what it asks of
 * whoever offers this. Everything is by the agent's id.
 */
export interface ParallelEnvironment {
  /** All that there can ever be, in order; null where strangers may come. */
  readonly possibleAgents: readonly string[] | null;
  /** Those who act in the next step, in order. */
  readonly agents: readonly string[];
  observationSpace(agent: string): BoxSpace;
  actionSpace(agent: string): DiscreteSpace;
  /** Begins anew: the same seed, the same episode. */
  reset(seed: bigint): Beginning;
  /** Everybody acts at once; an action that is masked, or left out, counts as doing nothing. */
  step(actions: ByAgent<number>): Outcome;
}
