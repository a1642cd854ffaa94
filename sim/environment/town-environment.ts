import type { TownConfig } from "../config/town-config.ts";
import type { ObservationLayout } from "../observations/layout.ts";
import { CHOICES } from "../options/options.ts";
import { NO_CHOICE } from "../options/outside-choices.ts";
import { transitionOf } from "../options/transition.ts";
import { type Rules, compileRules } from "../rules.ts";
import { invariant } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { type EnvironmentTown, cutShort, look, restart, step } from "./environment-town.ts";
import type {
  Beginning,
  BoxSpace,
  DiscreteSpace,
  Info,
  Outcome,
  ParallelEnvironment,
} from "./parallel-environment.ts";
import { type Observed, createVectorEnvironment, planVector } from "./vector-environment.ts";
import type { VectorArrays } from "./vector-arrays.ts";

export interface TownEnvironmentOptions {
  readonly config: TownConfig;
  /** A variant whose map is among the floats; `off` = nobody sees anything. */
  readonly variant: Exclude<Observed, "full-u8">;
  /** Ticks of an episode at most; 0 = without end. */
  readonly horizon: number;
  readonly rules?: Rules;
}

/**
 * One town as people see it who write learners: agents are the residents, by their id, and whoever comes
 * is one more from then on. Whoever sets out to leave has their last observation and reward in that tick.
 * Rows are copied out; `vector-environment.ts` is the fast way.
 */
export class TownEnvironment implements ParallelEnvironment {
  readonly possibleAgents: readonly string[] | null;
  readonly #options: TownEnvironmentOptions;
  readonly #vector: ReturnType<typeof createVectorEnvironment>;
  readonly #box: BoxSpace;
  #agents: readonly string[] = [];

  constructor(options: TownEnvironmentOptions) {
    const { config, variant, rules = compileRules(config) } = options;
    this.#options = options;
    const plan = planVector(
      { config, towns: 1, seed: 0n, variant, decide: "every", policy: "outside", horizon: 0 },
      rules,
    );
    this.#vector = createVectorEnvironment(plan);
    this.#box = boxOf(plan.layout);
    const mayCome = config.lifecycle.enabled;
    this.possibleAgents = mayCome ? null : config.scenario.agents.map(({ id }) => id);
  }

  get agents(): readonly string[] {
    return this.#agents;
  }

  /** The town behind it, for looking at. */
  get town(): Town {
    return this.#each.town;
  }

  get #each(): EnvironmentTown {
    return this.#vector.towns[0];
  }

  observationSpace(_agent: string): BoxSpace {
    return this.#box;
  }

  actionSpace(_agent: string): DiscreteSpace {
    return { kind: "discrete", count: CHOICES.length };
  }

  reset(seed: bigint): Beginning {
    const { plan, arrays } = this.#vector;
    restart(plan, arrays, this.#each, seed);
    const seats = this.#seats();
    this.#agents = [...seats.keys()];
    return this.#shown(seats);
  }

  step(actions: Readonly<Record<string, number>>): Outcome {
    const { plan, arrays } = this.#vector;
    invariant(this.#agents.length > 0, "the episode is over, or has not begun: reset first");
    const before = this.#seats();
    for (const [id, slot] of before) {
      arrays.choices[slot] = Object.hasOwn(actions, id) ? actions[id] : NO_CHOICE;
    }
    step(plan, arrays, this.#each);
    look(plan, arrays, this.#each);
    const { horizon } = this.#options;
    const isOver = horizon > 0 && this.#each.town.world.town.tick[0] >= horizon;
    if (isOver) cutShort(plan, arrays, this.#each);
    const now = this.#seats();
    const everybody = new Map([...before, ...now]);
    const outcome = this.#outcome(before, everybody, arrays);
    this.#agents = isOver ? [] : [...now.keys()];
    return outcome;
  }

  /** Whoever sits in the town, and where. */
  #seats(): Map<string, number> {
    const { occupant, seats, town } = this.#each;
    const found = new Map<string, number>();
    for (let slot = 0; slot < seats; slot++) {
      if (occupant[slot] !== NONE) found.set(town.people[occupant[slot]].id, slot);
    }
    return found;
  }

  #outcome(
    before: ReadonlyMap<string, number>,
    everybody: ReadonlyMap<string, number>,
    arrays: VectorArrays,
  ): Outcome {
    const rewards: Record<string, number> = {};
    const terminations: Record<string, boolean> = {};
    const truncations: Record<string, boolean> = {};
    for (const [id, slot] of everybody) {
      const wasThere = before.has(id);
      const isHere = this.#isHere(id, slot);
      rewards[id] = wasThere ? arrays.rewards[slot] : 0;
      terminations[id] = !isHere;
      truncations[id] = isHere && arrays.truncations[slot] === 1;
    }
    return { ...this.#shown(everybody), rewards, terminations, truncations };
  }

  #isHere(id: string, slot: number): boolean {
    const { occupant, town } = this.#each;
    return occupant[slot] !== NONE && town.people[occupant[slot]].id === id;
  }

  #shown(seats: ReadonlyMap<string, number>): Beginning {
    const { arrays, plan } = this.#vector;
    const stride = plan.layout?.stride ?? 0;
    const observations: Record<string, Float32Array> = {};
    const infos: Record<string, Info> = {};
    for (const [id, slot] of seats) {
      const from = slot * stride;
      observations[id] = arrays.observations.slice(from, from + this.#box.size);
      infos[id] = {
        actionMask: arrays.masks.slice(slot * CHOICES.length, (slot + 1) * CHOICES.length),
        due: arrays.due[slot] === 1,
        ...transitionOf(this.#each.town, slot),
      };
    }
    return { observations, infos };
  }
}

/** The ranges that the layout states; a map is what its channels say. */
function boxOf(layout: ObservationLayout | null): BoxSpace {
  if (layout === null) return { kind: "box", size: 0, low: [], high: [] };
  const { channels, window } = layout.map;
  const planes = channels.flatMap(({ low, high }) =>
    Array.from({ length: window * window }, () => ({ low, high })),
  );
  const numbers = [...planes, ...layout.features];
  return {
    kind: "box",
    size: layout.size,
    low: numbers.map(({ low }) => low),
    high: numbers.map(({ high }) => high),
  };
}
