import { WEATHERS } from "../config/blocks/world.ts";
import { createTown } from "../create-town.ts";
import { compileObserver } from "../observations/compile-observer.ts";
import { KernelTables, type ObserveCompiled } from "../observations/kernel-frame.ts";
import { createObserver } from "../observations/observer.ts";
import { Room } from "../observations/room.ts";
import type { Capacity } from "../world/world.ts";
import type { EnvironmentPlan } from "./environment-plan.ts";

/** Threads do not share lines of the cache. */
const LINE = 128;

/** Bytes that a kernel needs beside those of the environment. */
export interface KernelBytes {
  /** For what the observer of one town keeps. */
  readonly town: number;
  /** For what the towns of one thread have in common. */
  readonly tables: number;
}

/** Where a kernel works: in the buffer that the environment is in, `bytes` of it at each place. */
export interface KernelMemory {
  readonly observe: ObserveCompiled;
  readonly bytes: KernelBytes;
  /** First byte of what belongs to the first town of the environment; the others follow. */
  readonly townsAt: number;
  /** First byte of the tables of this thread. */
  readonly tablesAt: number;
}

/** The kernel of one town: the tables it shares with the others, and room for what its observer keeps. */
export interface TownKernel {
  readonly tables: KernelTables;
  readonly room: Room;
}

/** What of an environment's plan says how much memory that is. */
export interface PlannedTowns extends Pick<EnvironmentPlan, "config" | "rules" | "layout"> {
  readonly capacity: Capacity;
  readonly townBytes: number;
}

/** What a kernel needs for an environment, found out with a town of its own; null where nothing is observed. */
export function planKernel({
  config,
  rules,
  layout,
  capacity,
  townBytes,
}: PlannedTowns): KernelBytes | null {
  if (layout === null) return null;
  const footing = { rules, capacity, buffer: new ArrayBuffer(townBytes), offset: 0 };
  const town = createTown(config, 0n, footing);
  const room = new Room();
  const tables = new KernelTables(() => undefined, new Room(), rules, layout);
  compileObserver(createObserver(town, layout, undefined, undefined, room), tables, room);
  // One set of ways is among the tables; every other weather may bring its own.
  for (let weather = 1; weather < WEATHERS.length; weather++) {
    tables.room.bytes(rules.fields.direction.length);
  }
  return { town: lines(room.used), tables: lines(tables.room.used) };
}

/** The kernel of each town from `first` on, as many as `count`. */
export function townKernels(
  { observe, bytes, townsAt, tablesAt }: KernelMemory,
  { rules, layout }: Pick<EnvironmentPlan, "rules" | "layout">,
  buffer: ArrayBufferLike,
  first: number,
  count: number,
): TownKernel[] {
  if (layout === null) return [];
  const common = new Room(buffer, tablesAt, bytes.tables);
  const tables = new KernelTables(observe, common, rules, layout);
  return Array.from({ length: count }, (_, place) => ({
    tables,
    room: new Room(buffer, townsAt + (first + place) * bytes.town, bytes.town),
  }));
}

function lines(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}
