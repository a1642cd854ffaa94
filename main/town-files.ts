import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";

import type { NewTown } from "./town/messages.ts";

/** The sun is up and people are on their way to work: that is when a town is first seen. */
const FIRST_TICK = 285;

/** The very first town is the one that was looked after most. */
const FIRST_SEED = "1";

/** The next free town in the folder of towns, with the given seed or one drawn now. */
export function nextTown(userData: string, seed: string | null): NewTown {
  const folder = path.join(userData, "towns");
  let number = 1;
  while (existsSync(path.join(folder, `town-${number}.townlet`))) number += 1;
  return {
    file: path.join(folder, `town-${number}.townlet`),
    scenario: "default",
    seed: seed ?? (number === 1 ? FIRST_SEED : String(randomInt(1, 2 ** 31))),
    title: `Town ${number}`,
    warmup: FIRST_TICK,
  };
}
