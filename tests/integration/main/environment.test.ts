import path from "node:path";

import { expect, test } from "vitest";

import type { RolloutSettings } from "../../../main/environment/rollout-task.ts";
import { Rollouts } from "../../../main/environment/rollouts.ts";
import { defaultConfig } from "../../helpers/default-config.ts";
import { builtKernel } from "../../helpers/observed-twice.ts";
import { startTownlet, townlet, townletProcess } from "../../helpers/run-townlet.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

/** Keys that programs outside rely on. */
const ENV_KEYS = [
  "towns",
  "agents_per_town",
  "ticks",
  "observation_floats",
  "agent_steps",
  "wall_s",
  "agent_steps_per_s",
  "agent_steps_per_s_per_core",
  "mean_reward",
  "state_hash",
  "process_cpu_s",
  "agent_steps_per_cpu_s",
  "calibration",
  "kernel",
];

const settings: RolloutSettings = {
  config: defaultConfig(),
  towns: 5,
  seed: 7n,
  variant: "full",
  decide: "every",
  horizon: 40,
  actor: "random",
  warmUp: 0,
};

async function story(
  of: RolloutSettings,
  threads: number,
  rollout: number,
  module: WebAssembly.Module | null = null,
) {
  const rollouts = await Rollouts.start(of, threads, module);
  expect(rollouts.kernel).toBe(module === null ? "ts" : "wasm");
  const hashes: string[] = [];
  for (let ran = 0; ran < 96; ran += rollout) {
    await rollouts.run(rollout);
    if ((ran + rollout) % 48 === 0) hashes.push(rollouts.rowsHash(), rollouts.stateHash());
  }
  const sums = [rollouts.total("rewardSum"), rollouts.total("agentSteps")];
  await rollouts.close();
  return { hashes, sums };
}

test("any number of threads, and of meetings between them, shows the same bytes", async () => {
  const alone = await story(settings, 1, 24);
  expect(new Set(alone.hashes).size).toBe(4);
  expect(await story(settings, 2, 48)).toEqual(alone);
  expect(await story(settings, 3, 16)).toEqual(alone);
  expect(await story({ ...settings, seed: 8n }, 1, 24)).not.toEqual(alone);
});

test("threads with the kernel show what one shows without it", async () => {
  const of = { ...settings, towns: 3, variant: "full-u8", warmUp: 5 } as const;
  const alone = await story(of, 1, 48);
  expect(await story(of, 1, 48, builtKernel())).toEqual(alone);
  expect(await story(of, 2, 48, builtKernel())).toEqual(alone);
});

test("env says what observed, and either shows the same", async () => {
  const args = ["env", "--towns", "2", "--ticks", "30", "--warm-up", "0", "--json", "--kernel"];
  const [compiled, plain] = [await townlet(...args, "wasm"), await townlet(...args, "ts")];
  expect(compiled.document["kernel"]).toBe("wasm");
  expect(plain.document["kernel"]).toBe("ts");
  expect(compiled.document["rows_hash"]).toBe(plain.document["rows_hash"]);
});

test("env prints one JSON document with every key of the contract", async () => {
  const args = ["env", "--towns", "3", "--ticks", "60", "--warm-up", "0", "--json"];
  const { status, document } = await townletProcess(...args);
  expect(status).toBe(0);
  expect(Object.keys(document)).toEqual(expect.arrayContaining(["ok", ...ENV_KEYS]));
  expect(document).toMatchObject({ ok: true, towns: 3, agents_per_town: 8, agent_steps: 1440 });
});

test("the same towns are lived through whatever is observed of them", async () => {
  const plain = await lives({ variant: "off" });
  expect(await lives({ variant: "full-u8", decide: "options" })).toEqual(plain);
  expect(await lives({ variant: "compact" })).toEqual(plain);
  expect(await lives({ variant: "off", seed: 8n })).not.toEqual(plain);
});

async function lives(changes: Partial<RolloutSettings>) {
  const rollouts = await Rollouts.start({ ...settings, ...changes }, 1);
  await rollouts.run(70);
  return [rollouts.stateHash(), rollouts.total("rewardSum"), rollouts.total("decisions")];
}

test("env refuses what it does not know", async () => {
  const [variant, policy, scenario] = await Promise.all([
    townlet("env", "--variant", "round"),
    townlet("env", "--policy", "model.onnx"),
    townlet("env", "nowhere"),
  ]);
  expect(variant.status).toBe(2);
  expect(variant.stderr).toContain("full, hybrid, compact, full-u8, off");
  expect(policy.status).toBe(1);
  expect(policy.stderr.split("\n")[0]).toBe("townlet: The policy 'model.onnx' does not exist yet.");
  expect([1, 3]).toContain(scenario.status);
});

test("Ctrl-C ends env after the rollout, with its report", async () => {
  const args = ["env", "--towns", "2", "--ticks", "100000000", "--warm-up", "0", "--json"];
  const more = ["--variant", "off", "--rollout", "8", "--verbose"];
  const { child, finished } = startTownlet([...args, ...more]);
  child.stderr?.on("data", (text: string) => {
    if (text.includes("are ready")) child.kill("SIGINT");
  });
  const { status, document } = await finished;
  expect(status).toBe(130);
  expect(document.ok).toBe(false);
  expect(document["agent_steps"]).toBeGreaterThan(0);
});

test("a town that chance lives in says so, goes on in its file, and can be verified", async () => {
  const file = path.join(temporaryFolder(), "chance.townlet");
  const args = ["--policy", "random", "--out", file, "--json"];
  const run = await townlet("run", "--ticks", "150", ...args);
  expect(run.document).toMatchObject({ ok: true, policy: "random" });
  const resumed = await townletProcess("resume", file, "--ticks", "100", "--json");
  expect(resumed.document).toMatchObject({ ok: true, policy: "random" });
  const verified = await townlet("verify", file, "--json");
  expect(verified.document).toMatchObject({ ok: true, first_divergence: null });
  const straight = await townlet("run", "--policy", "random", "--ticks", "250", "--json");
  expect(straight.document.state_hash).toBe(resumed.document.state_hash);
  const scripted = await townlet("run", "--ticks", "250", "--json");
  expect(scripted.document).toMatchObject({ policy: "scripted" });
  expect(scripted.document["outcome_hash"]).not.toBe(straight.document["outcome_hash"]);
});
