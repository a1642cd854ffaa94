import * as fc from "fast-check";

import type { Answer } from "../../sim/console/arguments.ts";
import type { Command } from "../../sim/console/commands.ts";
import { createTown } from "../../sim/create-town.ts";
import { runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";
import { defaultConfig } from "./default-config.ts";
import { type Inputs, anyCommand, anySeed, inputsWithin } from "./inputs.ts";

/** A working day and its night. */
const TICKS = 1300;

/** What was done to a town in one tick, and what it answered. */
export interface Given {
  readonly commands: readonly Command[];
  readonly answers: readonly Answer[];
}

interface Runs {
  readonly numRuns: number;
  readonly ticks?: number;
  readonly commands?: fc.Arbitrary<Command>;
}

/**
 * Lives through random towns with random commands. `meet` is called once with every new town and
 * returns what is called before each tick; what that returns is called after it.
 */
export function everyTick(
  meet: (town: Town) => () => (given: Given) => void,
  { numRuns, ticks = TICKS, commands = anyCommand }: Runs,
): void {
  const config = defaultConfig();
  const oneTown = (seed: bigint, inputs: Inputs): void => {
    const town = createTown(config, seed);
    const look = meet(town);
    for (let tick = 1; tick <= ticks; tick++) {
      const after = look();
      const given = inputs.get(tick) ?? [];
      const answers = runTick(town, given);
      after({ commands: given, answers });
    }
  };
  fc.assert(fc.property(anySeed, inputsWithin(ticks, commands), oneTown), { numRuns });
}
