import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Decides } from "../../sim/environment/environment-plan.ts";
import {
  type Observed,
  type VectorEnvironment,
  chooseAllByChance,
  createVectorEnvironment,
  planVector,
  stepVector,
} from "../../sim/environment/vector-environment.ts";
import { compileRules } from "../../sim/rules.ts";
import { createKernelEnvironment, loadKernel } from "../environment/kernel.ts";
import type { Bench } from "./bench-cases.ts";
import { collector } from "./collector.ts";
import { allocatedBy } from "./garbage.ts";

/** The shape that goals are stated for: eight towns of eight. */
const TOWNS = 8;
const TICKS = 400;
/** Ticks until everything is compiled, and somebody has something to do. */
const WARM_UP = 1600;
/**
 * The steady state: ticks until what happens every day is compiled as well as the engine ever does, since
 * numbers are boxed before that; and days enough that rare things count as often as they happen.
 */
const SETTLING = 100_000;
const SETTLED_TICKS = 10_000;
/** Enough that a leak shows beside the pages that come and go. */
const GROWTH_TICKS = 10_000;

interface Kind {
  readonly name: string;
  readonly variant: Observed;
  readonly decide: Decides;
  /** Observed by the compiled kernel; left out where that cannot be used. */
  readonly isCompiled?: boolean;
}

const KINDS: readonly Kind[] = [
  { name: "env-off", variant: "off", decide: "every" },
  { name: "env-full", variant: "full", decide: "every" },
  { name: "env-full-wasm", variant: "full", decide: "every", isCompiled: true },
  { name: "env-hybrid", variant: "hybrid", decide: "every" },
  { name: "env-compact", variant: "compact", decide: "every" },
  { name: "env-full-u8", variant: "full-u8", decide: "every" },
  { name: "env-full-u8-wasm", variant: "full-u8", decide: "every", isCompiled: true },
  { name: "env-full-on-decision", variant: "full", decide: "options" },
];

const kernel = loadKernel();

/** Eight towns of scripts in one environment: agent-steps per second of CPU time, one core. */
export const ENV_BENCHES: readonly Bench[] = [
  ...KINDS.filter(({ isCompiled }) => isCompiled !== true || kernel.ok).map((kind) => ({
    name: kind.name,
    unit: "agent-steps/CPU s",
    prepare: (config: TownConfig) => {
      const environment = warm(config, kind, "script");
      return () => [perCpuSecond(environment, "script")];
    },
  })),
  {
    name: "env-policy",
    unit: "agent-steps/CPU s",
    // What a learner pays for: masks for everybody, choices from outside.
    prepare: (config) => {
      const environment = warm(config, { name: "", variant: "full", decide: "every" }, "outside");
      return () => [perCpuSecond(environment, "outside")];
    },
  },
  {
    name: "env-garbage",
    unit: "bytes/agent-tick",
    isSlow: true,
    prepare: (config) => {
      const environment = warm(config, { name: "", variant: "full", decide: "every" }, "script");
      run(environment, "script", SETTLING);
      return () => {
        const made = allocatedBy(() => run(environment, "script", SETTLED_TICKS));
        return [made / (SETTLED_TICKS * environment.plan.rows)];
      };
    },
  },
  {
    name: "env-growth",
    unit: "MB/1M town-ticks",
    isSlow: true,
    prepare: (config) => {
      const environment = warm(config, { name: "", variant: "full", decide: "every" }, "script");
      const collect = collector();
      return () => {
        collect();
        const before = process.memoryUsage.rss();
        run(environment, "script", GROWTH_TICKS);
        collect();
        const grown = process.memoryUsage.rss() - before;
        return [grown / (GROWTH_TICKS * TOWNS)];
      };
    },
  },
  {
    name: "env-memory",
    unit: "bytes/town",
    prepare: (config) => {
      const plan = planOf(config, { name: "", variant: "full", decide: "every" }, "script");
      const collect = collector();
      return () => {
        collect();
        const before = inUse();
        const environment = createVectorEnvironment(plan);
        collect();
        const bytes = (inUse() - before) / environment.towns.length;
        return [bytes];
      };
    },
  },
];

function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

type Policy = "script" | "outside";

function planOf(config: TownConfig, { variant, decide }: Kind, policy: Policy) {
  return planVector(
    { config, towns: TOWNS, seed: 1n, variant, decide, policy, horizon: 0 },
    compileRules(config),
  );
}

function warm(config: TownConfig, kind: Kind, policy: Policy): VectorEnvironment {
  const plan = planOf(config, kind, policy);
  const environment =
    kind.isCompiled === true && kernel.ok
      ? createKernelEnvironment(kernel.value, plan)
      : createVectorEnvironment(plan);
  run(environment, policy, WARM_UP);
  return environment;
}

function run(environment: VectorEnvironment, policy: Policy, ticks: number): void {
  for (let tick = 0; tick < ticks; tick++) {
    if (policy === "outside") chooseAllByChance(environment);
    stepVector(environment);
  }
}

function perCpuSecond(environment: VectorEnvironment, policy: Policy): number {
  const before = stepsOf(environment);
  const start = process.cpuUsage();
  run(environment, policy, TICKS);
  const { user, system } = process.cpuUsage(start);
  return ((stepsOf(environment) - before) * 1e6) / Math.max(1, user + system);
}

function stepsOf({ towns }: VectorEnvironment): number {
  return towns.reduce((sum, { agentSteps }) => sum + agentSteps, 0);
}
