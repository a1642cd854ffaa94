import { parentPort, workerData } from "node:worker_threads";

import { z } from "zod";

import { tellAboutHooks } from "../config/hook-environment.ts";
import { Rollout, type RolloutTask } from "./rollout-task.ts";

// A thread of `Rollouts`: makes its towns, says so, and runs them for as many ticks as each message asks.
tellAboutHooks();
const rollout = new Rollout(z.custom<RolloutTask>().parse(workerData));
parentPort?.on("message", (ticks: unknown) => {
  rollout.run(z.int().parse(ticks));
  parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
