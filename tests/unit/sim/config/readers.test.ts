import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

import { appRoot } from "../../../../main/config/app-root.ts";
import { TownShape } from "../../../../sim/config/town-config.ts";

/** Where a key may be read; what only declares or checks it does not count. */
const sources = ["sim", "main"]
  .flatMap((folder) =>
    readdirSync(path.join(appRoot, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.join(folder, name),
    ),
  )
  .filter((name) => name.endsWith(".ts") && !/^sim.config.(blocks|checks)|^main.config/.test(name));
const code = sources.map((name) => readFileSync(path.join(appRoot, name), "utf8")).join("\n");

/** Names of all keys of a schema with what they lead to, wherever names are the schema's own. */
function keysOf(schema: z.core.$ZodType, at = ""): string[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return keysOf(schema.unwrap(), at);
  }
  if (schema instanceof z.ZodArray) return keysOf(schema.element, at);
  if (schema instanceof z.ZodRecord) return keysOf(schema.valueType, at);
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const names: string[] = [];
  for (const [key, member] of Object.entries(shape)) {
    names.push(`${at}${key}`, ...keysOf(member, `${at}${key}.`));
  }
  return names;
}

/** A name that is only checked. */
const AWAITED = new Set([
  // Another name, which has to say the same.
  "observations_config.hybrid.time_ticks_per_day",
  "affordances.runtime.factory",
  // Whose behaviour newcomers start with.
  "lifecycle.spawn_policy",
  "lifecycle.elitist_jitter",
]);

test("every key of the configuration is read by the town", () => {
  const unread = keysOf(TownShape).filter((name) => {
    const key = name.slice(name.lastIndexOf(".") + 1);
    return !AWAITED.has(name) && !new RegExp(`\\b${key}\\b`, "u").test(code);
  });
  expect(unread).toEqual([]);
});
