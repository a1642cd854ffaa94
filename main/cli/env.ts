import { setImmediate } from "node:timers/promises";

import { type Command, Option } from "commander";

import { DECIDES, type Decides } from "../../sim/environment/environment-plan.ts";
import type { Observed } from "../../sim/environment/vector-environment.ts";
import { VARIANTS } from "../../sim/observations/variants.ts";
import { configHash } from "../../sim/config/config-id.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { loadConfig } from "../config/load-config.ts";
import { problemLine } from "../config/located.ts";
import { createCalibration, middle } from "../environment/calibration.ts";
import { ACTORS } from "../environment/rollout-task.ts";
import { KERNELS, type Kernel, loadKernel } from "../environment/kernel.ts";
import { Rollouts } from "../environment/rollouts.ts";
import { INTERRUPTED, Interrupt } from "./interrupt.ts";
import { wholeNumber } from "./numbers.ts";
import { unknownPolicy } from "./policies.ts";
import { Progress } from "./progress.ts";
import type { CommonOptions, Register } from "./register.ts";
import { configRefusal, refusal, table } from "./terminal.ts";
import type { Ending, Terminal } from "./terminal.ts";

interface EnvOptions extends CommonOptions {
  readonly towns: number;
  readonly ticks: number;
  readonly variant: Observed;
  readonly decide: Decides;
  readonly policy: string;
  readonly threads: number;
  readonly kernel: Kernel;
  readonly horizon: number;
  readonly rollout: number;
  readonly warmUp: number;
  readonly seed?: number;
}

/** Variants as they may be asked for; the first is what is measured when none is named. */
const OBSERVED = [...VARIANTS, "off"] as const;

export function addEnv(program: Command, register: Register): void {
  const command = program
    .command("env")
    .summary("step many towns as one environment")
    .description(
      "Steps towns as one vectorised environment, the way training does, and reports how fast: " +
        "observations, masks and rewards are written in place, threads share them.",
    )
    .argument("[SCENARIO]", "name or path of a scenario", "default")
    .option("--towns <N>", "how many towns", wholeNumber(1, 65_536), 8)
    .option("--ticks <T>", "how long, each", wholeNumber(0), 2000)
    .addOption(
      new Option("--variant <V>", "what is observed").choices([...OBSERVED]).default("full"),
    )
    .addOption(
      new Option("--decide <WHEN>", "observe after every tick, or only who has to choose an option")
        .choices([...DECIDES])
        .default("every"),
    )
    .option("--policy <P>", `who decides: ${ACTORS.join(" or ")}`, "scripted")
    .option("--threads <K>", "threads that share the towns", wholeNumber(1, 256), 1)
    .addOption(
      new Option("--kernel <K>", "what observes: WebAssembly, TypeScript, or whichever there is")
        .choices([...KERNELS])
        .default("auto"),
    )
    .option("--horizon <T>", "ticks after which a town begins anew; 0 = never", wholeNumber(0), 0)
    .option("--rollout <T>", "ticks between two meetings of the threads", wholeNumber(1), 1024)
    .option(
      "--warm-up <T>",
      "ticks of a town that is not counted, so that what is measured is compiled",
      wholeNumber(0),
      80_000,
    )
    .option("--seed <S>", "seed instead of the configured one", wholeNumber(0));
  register(command, (terminal) => env(terminal, command.opts<EnvOptions>(), command.args));
}

async function env(
  terminal: Terminal,
  options: EnvOptions,
  [scenario = "default"]: string[],
): Promise<Ending> {
  const actor = ACTORS.find((name) => name === options.policy);
  if (actor === undefined) return refusal(unknownPolicy(options.policy));
  const loaded = loadConfig(scenario);
  if (!loaded.ok) return configRefusal(loaded.error);
  for (const warning of loaded.value.warnings) terminal.say(problemLine(warning));
  const { config } = loaded.value;
  const { towns, variant, decide, horizon } = options;
  const seed = BigInt(options.seed ?? config.seed);
  const interrupt = new Interrupt();
  const begun = performance.now();
  const rollouts = await Rollouts.start(
    { config, towns, seed, variant, decide, horizon, actor, warmUp: options.warmUp },
    options.threads,
    kernelFor(options, terminal),
    (why) => terminal.say(withoutKernel(why)),
  );
  try {
    const setup_s = (performance.now() - begun) / 1000;
    terminal.detail(`env: ${towns} towns are ready`);
    const stretch = await live(rollouts, options, interrupt, terminal);
    const identity = { scenario: loaded.value.scenario, ...identityOf(config), seed: Number(seed) };
    const report = envReport(rollouts, options, { ...identity, setup_s }, stretch);
    return {
      status: stretch.interrupted ? INTERRUPTED : 0,
      document: report,
      text: envText(report),
    };
  } finally {
    interrupt.release();
    await rollouts.close();
  }
}

/** The compiled kernel, where it is wanted and can be had. */
function kernelFor({ kernel, variant }: EnvOptions, terminal: Terminal): WebAssembly.Module | null {
  if (kernel === "ts" || variant === "off") return null;
  const loaded = loadKernel();
  if (loaded.ok) return loaded.value;
  terminal.say(withoutKernel(loaded.error));
  return null;
}

function withoutKernel(why: string): string {
  return `Observing in TypeScript, because the WebAssembly kernel cannot be used: ${why}.`;
}

function identityOf(config: TownConfig) {
  return { config_id: config.config_id, config_hash: configHash(config) };
}

interface Stretch {
  readonly ran: number;
  readonly wallSeconds: number;
  /** Of the whole process, all threads, while towns ran. */
  readonly cpuSeconds: number;
  /** Rows that the yardstick copied a second, measured between rollouts. */
  readonly calibration: readonly number[];
  readonly interrupted: boolean;
}

/** Milliseconds between two looks at the yardstick. */
const CALIBRATE_EVERY_MS = 500;

/** Runs rollouts until the ticks are over, or somebody wants it to end. */
async function live(
  rollouts: Rollouts,
  { ticks, rollout }: EnvOptions,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<Stretch> {
  const progress = new Progress(terminal, `${ticks} ticks`, ticks);
  const calibrate = createCalibration();
  calibrate();
  const calibration = [calibrate()];
  let ran = 0;
  let wallMs = 0;
  let cpuMicros = 0;
  let calibratedMs = 0;
  while (ran < ticks && !interrupt.requested) {
    const due = Math.min(rollout, ticks - ran);
    const cpu = process.cpuUsage();
    const start = performance.now();
    await rollouts.run(due);
    wallMs += performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    cpuMicros += user + system;
    ran += due;
    progress.update(ran);
    if (wallMs - calibratedMs > CALIBRATE_EVERY_MS) {
      calibration.push(calibrate());
      calibratedMs = wallMs;
    }
    await setImmediate();
  }
  calibration.push(calibrate());
  progress.finish();
  return {
    ran,
    wallSeconds: wallMs / 1000,
    cpuSeconds: cpuMicros / 1e6,
    calibration,
    interrupted: interrupt.requested,
  };
}

type EnvReport = ReturnType<typeof envReport>;

function envReport(
  rollouts: Rollouts,
  options: EnvOptions,
  identity: Readonly<Record<string, string | number>>,
  { ran, wallSeconds, cpuSeconds, calibration, interrupted }: Stretch,
) {
  const { plan } = rollouts;
  const agentSteps = rollouts.total("agentSteps");
  const perWallSecond = agentSteps / Math.max(wallSeconds, 1e-9);
  const perCpuSecond = agentSteps / Math.max(cpuSeconds, 1e-9);
  const rowsPerSecond = middle(calibration);
  return {
    ok: !interrupted,
    ...identity,
    towns: plan.towns,
    agents_per_town: plan.seats,
    ticks: ran,
    variant: options.variant,
    schema: plan.layout?.schema ?? null,
    decide: options.decide,
    policy: options.policy,
    threads: Math.min(options.threads, plan.towns),
    kernel: plan.layout === null ? null : rollouts.kernel,
    horizon: options.horizon,
    warm_up_ticks: options.warmUp,
    observation_floats: plan.layout?.size ?? 0,
    observation_bytes: (plan.layout?.size ?? 0) * 4 + (plan.layout?.map.byteStride ?? 0),
    agent_steps: agentSteps,
    wall_s: wallSeconds,
    process_cpu_s: cpuSeconds,
    agent_steps_per_s: perWallSecond,
    agent_steps_per_s_per_core: perCpuSecond,
    agent_steps_per_cpu_s: perCpuSecond,
    cores_used: cpuSeconds / Math.max(wallSeconds, 1e-9),
    calibration: {
      kernel: "rows of 11 floats copied per CPU second",
      rows_per_s: rowsPerSecond,
      agent_steps_per_row: perCpuSecond / Math.max(rowsPerSecond, 1e-9),
    },
    decisions: rollouts.total("decisions"),
    choices_enforced: rollouts.total("enforced"),
    invalid_actions: rollouts.total("invalid"),
    terminations: rollouts.total("terminated"),
    truncations: rollouts.total("truncated"),
    mean_reward: agentSteps === 0 ? null : rollouts.total("rewardSum") / agentSteps,
    town_bytes: plan.townBytes,
    state_hash: rollouts.stateHash(),
    rows_hash: rollouts.rowsHash(),
  };
}

function envText(report: EnvReport): string {
  const figure = (value: number): string => Math.round(value).toLocaleString("en");
  return table([
    ["Environment", `${report.towns} towns × ${report.agents_per_town}, ${report.threads} threads`],
    ["Lived", `${report.ticks} ticks, ${figure(report.agent_steps)} agent-steps`],
    [
      "Observed",
      report.schema === null
        ? "nothing"
        : `${report.variant}, schema ${report.schema}, ${report.observation_floats} floats, ${report.decide}, by ${report.kernel}`,
    ],
    ["Speed", `${figure(report.agent_steps_per_s)} agent-steps/s`],
    ["Per core", `${figure(report.agent_steps_per_s_per_core)} agent-steps per CPU second`],
    ["Per row", `${report.calibration.agent_steps_per_row.toPrecision(3)} of the yardstick's rows`],
    ["Decisions", `${figure(report.decisions)}, ${figure(report.invalid_actions)} invalid`],
    ["Episodes ended", `${report.terminations} by leaving, ${report.truncations} by the clock`],
    ["Reward", report.mean_reward === null ? "–" : `${report.mean_reward.toFixed(6)} a step`],
    ["State", report.state_hash],
  ]);
}
