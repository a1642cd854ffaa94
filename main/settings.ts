import path from "node:path";
import { z } from "zod";

import { DEFAULT_SETTINGS, Settings } from "../preload/settings.ts";
import type { Problem } from "../preload/contract.ts";
import { Places } from "../preload/places.ts";
import { RecentTown } from "../preload/recent-town.ts";
import { readJsonFile, writeJsonFile } from "./json-file.ts";

/** What the program remembers by itself, apart from what people set. */
export const Memory = z.strictObject({
  /** The town that was open last. */
  last_file: z.string().nullable(),
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
  maximized: z.boolean(),
  /** Newest first. */
  recent: z.array(RecentTown),
  /** Sights that were kept of them, by file. */
  places: z.record(z.string(), Places),
});
export type Memory = z.infer<typeof Memory>;

const NO_MEMORY: Memory = {
  last_file: null,
  bounds: null,
  maximized: false,
  recent: [],
  places: {},
};

/** A JSON file that is held in memory and written on every change. */
class KeptFile<T extends object> {
  readonly #file: string;
  #value: T;
  /** Why the file on disk could not be used or written, until somebody asks. */
  #problem: Problem | null;

  constructor(file: string, schema: z.ZodType<T>, defaults: T) {
    const read = readJsonFile(file, schema, defaults);
    this.#file = file;
    this.#value = read.value;
    this.#problem = read.problem;
  }

  get value(): T {
    return this.#value;
  }

  /** Changes some keys and writes the file. A key that is present and undefined stays as it is. */
  update(change: { [K in keyof T]?: T[K] | undefined }): T {
    const set = Object.entries(change).filter(([, value]) => value !== undefined);
    this.#value = { ...this.#value, ...Object.fromEntries(set) };
    this.#problem = writeJsonFile(this.#file, this.#value) ?? this.#problem;
    return this.#value;
  }

  takeProblem(): Problem | null {
    const found = this.#problem;
    this.#problem = null;
    return found;
  }
}

export type SettingsFile = KeptFile<Settings>;
export type MemoryFile = KeptFile<Memory>;

export function openSettings(folder: string): SettingsFile {
  return new KeptFile(path.join(folder, "settings.json"), Settings, DEFAULT_SETTINGS);
}

export function openMemory(folder: string): MemoryFile {
  return new KeptFile(path.join(folder, "memory.json"), Memory, NO_MEMORY);
}
