import { expect, test } from "vitest";

import {
  type Finding,
  RULES,
  type Rule,
  checkEnvironment,
} from "../../../../sim/environment/check-environment.ts";
import type {
  Beginning,
  Outcome,
  ParallelEnvironment,
} from "../../../../sim/environment/parallel-environment.ts";
import { TownEnvironment } from "../../../../sim/environment/town-environment.ts";
import { kill } from "../../../../sim/lifecycle/departures.ts";
import { OPTION } from "../../../../sim/options/options.ts";
import { compileRules } from "../../../../sim/rules.ts";
import { slotOfId } from "../../../../sim/town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";

const config = defaultConfig();
const rules = compileRules(config);

function town(horizon = 40, variant: "full" | "hybrid" | "compact" | "off" = "hybrid") {
  return new TownEnvironment({ config, rules, variant, horizon });
}

test.each(["full", "hybrid", "compact", "off"] as const)(
  "a town keeps the parallel contract, observed as %s",
  (variant) => {
    expect(checkEnvironment(() => town(40, variant), 3n, 60)).toEqual([]);
  },
);

test("it keeps the contract while people leave and others come", () => {
  class Restless extends TownEnvironment {
    #steps = 0;
    override reset(seed: bigint): Beginning {
      this.#steps = 0;
      return super.reset(seed);
    }
    override step(actions: Readonly<Record<string, number>>): Outcome {
      this.#steps += 1;
      if (this.#steps % 15 === 0) {
        kill(this.town, slotOfId(this.town, this.agents[1] ?? ""), "test");
      }
      return super.step(actions);
    }
  }
  const make = (): Restless => new Restless({ config, rules, variant: "hybrid", horizon: 0 });
  expect(checkEnvironment(make, 3n, 100)).toEqual([]);
  const one = make();
  one.reset(3n);
  const met = new Set(one.agents);
  for (let step = 0; step < 100; step++) {
    one.step({});
    for (const id of one.agents) met.add(id);
  }
  expect(met.size).toBeGreaterThan(10);
});

test("an action is an option by its number, and a masked one is told as invalid", () => {
  const one = town();
  const { infos } = one.reset(1n);
  expect(infos["alice"]).toMatchObject({ due: true });
  expect(infos["alice"]?.actionMask[OPTION.GoToWork]).toBe(0);
  const outcome = one.step({ alice: OPTION.Sleep, bob: OPTION.GetFed });
  expect(outcome.infos["alice"]).toMatchObject({ option_commit_kind: "Sleep", fate: "taken" });
  expect(outcome.infos["carmen"]).toMatchObject({ option_commit_kind: null, fate: "none" });
  const later = one.step({ alice: OPTION.GetFed, bob: OPTION.GetFed });
  expect(later.infos["alice"]).toMatchObject({ option_commit_enforced: true });
});

test("the end of time truncates everybody and terminates nobody", () => {
  const one = town(5);
  one.reset(1n);
  let outcome = one.step({});
  for (let step = 1; step < 5; step++) outcome = one.step({});
  expect(Object.values(outcome.truncations)).toEqual(Array.from({ length: 8 }, () => true));
  expect(Object.values(outcome.terminations)).toEqual(Array.from({ length: 8 }, () => false));
  expect(one.agents).toEqual([]);
  expect(() => one.step({})).toThrow("reset first");
});

/** A small world that keeps every rule: Ann and Bob count; Bob leaves after 3 steps, it all ends after 6. */
class Counting implements ParallelEnvironment {
  possibleAgents: readonly string[] | null = ["ann", "bob"];
  agents: readonly string[] = [];
  steps = 0;
  seed = 0n;

  observationSpace(_agent: string): ReturnType<ParallelEnvironment["observationSpace"]> {
    return { kind: "box", size: 2, low: [0, 0], high: [10, 100] };
  }

  actionSpace(_agent: string): ReturnType<ParallelEnvironment["actionSpace"]> {
    return { kind: "discrete", count: 2 };
  }

  reset(seed: bigint): Beginning {
    this.agents = ["ann", "bob"];
    this.steps = 0;
    this.seed = seed;
    return this.shown(this.agents);
  }

  step(_actions: Readonly<Record<string, number>>): Outcome {
    if (this.agents.length === 0) throw new Error("over");
    this.steps += 1;
    const before = this.agents;
    const leaves = (id: string): boolean => id === "bob" && this.steps === 3;
    const isOver = this.steps === 6;
    this.agents = isOver ? [] : before.filter((id) => !leaves(id));
    return {
      ...this.shown(before),
      rewards: this.each(before, () => 1),
      terminations: this.each(before, leaves),
      truncations: this.each(before, () => isOver),
    };
  }

  shown(agents: readonly string[]): Beginning {
    return {
      observations: this.each(agents, () => new Float32Array([this.steps, Number(this.seed)])),
      infos: this.each(agents, () => ({ actionMask: new Uint8Array([0, 3]) })),
    };
  }

  each<T>(agents: readonly string[], value: (id: string) => T): Record<string, T> {
    return Object.fromEntries(agents.map((id) => [id, value(id)]));
  }
}

/** One way of breaking each rule. */
const broken: Readonly<Record<Rule, () => ParallelEnvironment>> = {
  agents: () =>
    new (class extends Counting {
      override reset(seed: bigint): Beginning {
        const beginning = super.reset(seed);
        this.agents = ["ann", "ann", "bob"];
        return beginning;
      }
    })(),
  possible_agents: () =>
    new (class extends Counting {
      override possibleAgents: readonly string[] | null = ["ann"];
    })(),
  observation_space: () =>
    new (class extends Counting {
      override observationSpace() {
        return { kind: "box", size: 2, low: [0, 5], high: [10, 4] } as const;
      }
    })(),
  action_space: () =>
    new (class extends Counting {
      override actionSpace() {
        return { kind: "discrete", count: 0 } as const;
      }
    })(),
  keys: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        return { ...outcome, rewards: { ann: 1 } };
      }
    })(),
  observation_shape: () =>
    new (class extends Counting {
      override shown(agents: readonly string[]): Beginning {
        return {
          ...super.shown(agents),
          observations: this.each(agents, () => new Float32Array(3)),
        };
      }
    })(),
  observation_range: () =>
    new (class extends Counting {
      override shown(agents: readonly string[]): Beginning {
        const far = this.steps === 2 ? Number.NaN : 0;
        return {
          ...super.shown(agents),
          observations: this.each(agents, () => new Float32Array([0, far])),
        };
      }
    })(),
  action_mask: () =>
    new (class extends Counting {
      override shown(agents: readonly string[]): Beginning {
        return {
          ...super.shown(agents),
          infos: this.each(agents, () => ({ actionMask: new Uint8Array([1, 1]) })),
        };
      }
    })(),
  reward: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        return { ...outcome, rewards: this.each(Object.keys(outcome.rewards), () => Infinity) };
      }
    })(),
  done_flags: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        const terminations = this.each(Object.keys(outcome.rewards), () => 0);
        return Object.assign(outcome, { terminations });
      }
    })(),
  done_leaves: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        if (this.steps === 3) this.agents = ["ann", "bob"];
        return outcome;
      }
    })(),
  nobody_vanishes: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        if (this.steps === 2) this.agents = ["bob"];
        return outcome;
      }
    })(),
  nobody_returns: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        const outcome = super.step(actions);
        if (this.steps !== 4) return outcome;
        this.agents = ["ann", "bob"];
        return {
          ...this.shown(this.agents),
          rewards: this.each(this.agents, () => 1),
          terminations: this.each(this.agents, () => false),
          truncations: this.each(this.agents, () => false),
        };
      }
    })(),
  step_when_over: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        if (this.agents.length > 0) return super.step(actions);
        return { observations: {}, infos: {}, rewards: {}, terminations: {}, truncations: {} };
      }
    })(),
  repeatable: () => {
    let made = 0;
    return new (class extends Counting {
      override reset(_seed: bigint): Beginning {
        made += 1;
        return super.reset(BigInt(made));
      }
    })();
  },
  own_copies: () =>
    new (class extends Counting {
      readonly #row = new Float32Array(2);
      override shown(agents: readonly string[]): Beginning {
        this.#row[0] = this.steps;
        return { ...super.shown(agents), observations: this.each(agents, () => this.#row) };
      }
    })(),
  any_action: () =>
    new (class extends Counting {
      override step(actions: Readonly<Record<string, number>>): Outcome {
        if (this.agents.some((id) => actions[id] !== 0)) throw new Error("no");
        return super.step(actions);
      }
    })(),
};

test("the check finds nothing in a small world that keeps every rule", () => {
  expect(checkEnvironment(() => new Counting(), 1n, 20)).toEqual([]);
});

test.each(RULES)("the check finds out who breaks the rule '%s'", (rule) => {
  const findings: Finding[] = checkEnvironment(broken[rule], 1n, 20);
  expect(findings[0]?.rule).toBe(rule);
});
