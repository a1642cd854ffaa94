import { loadKernel, placeKernel, startKernel } from "../../main/environment/kernel.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { capacityOf, createTown } from "../../sim/create-town.ts";
import { townKernels } from "../../sim/environment/kernel-memory.ts";
import { compileObserver } from "../../sim/observations/compile-observer.ts";
import { layoutOf } from "../../sim/observations/layout.ts";
import { observeAsked } from "../../sim/observations/observe.ts";
import { type Observer, createObserver, syncLayers } from "../../sim/observations/observer.ts";
import type { Schema, Variant } from "../../sim/observations/variants.ts";
import type { Rules } from "../../sim/rules.ts";
import type { Town } from "../../sim/town.ts";
import { worldBytes } from "../../sim/world/world.ts";
import { required } from "./required.ts";

/** The compiled kernel, which the tests' runner has built. */
export function builtKernel(): WebAssembly.Module {
  const loaded = loadKernel();
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

export interface ObservedTwice {
  readonly town: Town;
  /** By the functions of `sim/observations`, and by the kernel in the memory that the town is in. */
  readonly plain: Observer;
  readonly compiled: Observer;
}

/** A town of a configuration with two observers of the same layout. */
export function observedTwice(
  config: TownConfig,
  rules: Rules,
  seed: bigint,
  variant: Variant,
  schema: Schema,
): ObservedTwice {
  const capacity = capacityOf(config, rules);
  const layout = layoutOf(config, variant, schema);
  const townBytes = worldBytes(capacity);
  const floats = capacity.agents * layout.stride;
  const floatsAt = Math.ceil(townBytes / 16) * 16;
  const bytesAt = floatsAt + floats * 4;
  const bytes = capacity.agents * layout.map.byteStride;
  const plan = { config, rules, layout, capacity, townBytes, towns: 1 };
  const placed = placeKernel(builtKernel(), plan, bytesAt + bytes, 1);
  if (!placed.ok || placed.value === null) throw new Error("there is no place for the kernel");
  const { buffer } = placed.value.memory;
  const town = createTown(config, seed, { rules, capacity, buffer, offset: 0 });
  const kernel = startKernel(placed.value, 0);
  const { room, tables } = required(townKernels(kernel, plan, buffer, 0, 1)[0]);
  const rows = {
    floats: new Float32Array(buffer, floatsAt, floats),
    bytes: new Uint8Array(buffer, bytesAt, bytes),
  };
  const compiled = createObserver(town, layout, rows, undefined, room);
  compileObserver(compiled, tables, room);
  return { town, plain: createObserver(town, layout), compiled };
}

/** Observes some people. */
export function observeSlots(observer: Observer, slots: readonly number[]): void {
  syncLayers(observer);
  observer.asked.set(slots);
  observeAsked(observer, slots.length);
}
