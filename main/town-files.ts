import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";

import type { NewTown } from "./town/messages.ts";

/** The sun is up and people are on their way to work: that is when the town is first seen. */
const FIRST_TICK = 285;

/** The very first town is the one that was looked after most. */
const FIRST_SEED = "1";

/**
 * The next free town in the folder of towns, with the given seed or one drawn now. Another scenario
 * than the default one is seen from its beginning: what it has planned may come early.
 */
export function nextTown(userData: string, seed: string | null, scenario = "default"): NewTown {
  const folder = path.join(userData, "towns");
  let number = 1;
  while (existsSync(path.join(folder, `town-${number}.townlet`))) number += 1;
  const isDefault = scenario === "default";
  const words = scenario.replaceAll(/[-_]/g, " ");
  return {
    file: path.join(folder, `town-${number}.townlet`),
    scenario,
    seed: seed ?? (number === 1 ? FIRST_SEED : String(randomInt(1, 2 ** 31))),
    title: `${isDefault ? "Town" : words.charAt(0).toUpperCase() + words.slice(1)} ${number}`,
    warmup: isDefault ? FIRST_TICK : 0,
  };
}
