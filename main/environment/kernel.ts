import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import {
  type KernelBytes,
  type KernelMemory,
  type PlannedTowns,
  planKernel,
} from "../../sim/environment/kernel-memory.ts";
import {
  type VectorEnvironment,
  type VectorPlan,
  createVectorEnvironment,
} from "../../sim/environment/vector-environment.ts";
import { FRAME_BYTES, type ObserveCompiled } from "../../sim/observations/kernel-frame.ts";
import { type Result, err, ok } from "../../sim/result.ts";
import { appRoot, shownPath } from "../config/app-root.ts";
import { errorMessage } from "../problem.ts";

/** What observes: the compiled kernel where it loads, one of the two by name. */
export const KERNELS = ["auto", "wasm", "ts"] as const;
export type Kernel = (typeof KERNELS)[number];

const file = path.join(appRoot, "out", "kernel", "observe.wasm");

const PAGE = 65_536;
/** A kernel names places by 32 bits. */
const MOST_PAGES = 65_536;
/** Threads do not share lines of the cache. */
const LINE = 128;

/** Loads the compiled kernel from where `scripts/kernel.mjs` puts it; refused with why it cannot be used here. */
export function loadKernel(from: string = file): Result<WebAssembly.Module, string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(from);
  } catch {
    return err(`${shownPath(from)} is missing; 'npm run build' makes it`);
  }
  try {
    const module = new WebAssembly.Module(bytes);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    if (FrameBytes.parse(exports["frameBytes"])() === FRAME_BYTES) return ok(module);
    return err(`${shownPath(from)} was built from other sources; 'npm run build' makes it anew`);
  } catch (error) {
    return err(`this machine cannot run ${shownPath(from)}: ${errorMessage(error)}`);
  }
}

/** Memory in which a kernel observes, and where in it; may be sent to threads. */
export interface KernelPlace {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly bytes: KernelBytes;
  readonly townsAt: number;
  /** Of the first thread; those of the others follow. */
  readonly tablesAt: number;
}

/**
 * Makes memory for an environment of `before` bytes, and behind that for a kernel in so many threads.
 * Null where nothing is observed; refused where 32 bits do not reach.
 */
export function placeKernel(
  module: WebAssembly.Module,
  plan: PlannedTowns & { readonly towns: number },
  before: number,
  threads: number,
): Result<KernelPlace | null, string> {
  const bytes = planKernel(plan);
  if (bytes === null) return ok(null);
  const townsAt = Math.ceil(before / LINE) * LINE;
  const tablesAt = townsAt + plan.towns * bytes.town;
  const pages = Math.ceil((tablesAt + threads * bytes.tables) / PAGE);
  if (pages > MOST_PAGES) return err("the towns need more memory than the 4 GB that it reaches");
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return ok({ module, memory, bytes, townsAt, tablesAt });
}

/** The kernel at work in its place, for one of the threads. */
export function startKernel(place: KernelPlace, thread: number): KernelMemory {
  const { module, memory, bytes, townsAt, tablesAt } = place;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const observe = Observe.parse(exports["observe"]);
  return { observe, bytes, townsAt, tablesAt: tablesAt + thread * bytes.tables };
}

/** An environment in memory of its own, observed by a kernel where that has a place. */
export function createKernelEnvironment(
  module: WebAssembly.Module,
  plan: VectorPlan,
): VectorEnvironment {
  const placed = placeKernel(module, plan, plan.bytes, 1);
  const place = placed.ok ? placed.value : null;
  const kernel = place === null ? null : startKernel(place, 0);
  return createVectorEnvironment(plan, place?.memory.buffer, 0, 0, plan.towns, kernel);
}

const FrameBytes = z.custom<() => number>((value) => typeof value === "function");
const Observe = z.custom<ObserveCompiled>((value) => typeof value === "function");
