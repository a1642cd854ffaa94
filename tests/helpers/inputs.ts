import * as fc from "fast-check";

import { NEEDS } from "../../sim/config/affordances.ts";
import { PRICES } from "../../sim/config/blocks/economy.ts";
import { Command } from "../../sim/console/commands.ts";

/** Names of the people of the default town, and one that nobody bears. */
const IDS = ["alice", "bob", "carmen", "dmitri", "elif", "farid", "grace", "hugo", "nobody"];

/** Any command that an operator could give to the default town. */
export const anyCommand: fc.Arbitrary<Command> = fc
  .oneof(
    fc.record({
      name: fc.constant("setneed"),
      kwargs: fc.record({
        agent_id: fc.constantFrom(...IDS),
        need: fc.constantFrom(...NEEDS),
        value: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      }),
    }),
    fc.record({
      name: fc.constant("price"),
      kwargs: fc.record({
        key: fc.constantFrom(...PRICES),
        value: fc.oneof(fc.constantFrom(0, 0.4, 1000), fc.double({ min: 0, max: 2, noNaN: true })),
      }),
    }),
  )
  .map((command) => Command.parse(command));

/** Commands by the tick they are given in. */
export type Inputs = ReadonlyMap<number, readonly Command[]>;

/** Some commands over the first `ticks` ticks. */
export const inputsWithin = (ticks: number): fc.Arbitrary<Inputs> =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: ticks }), anyCommand), { maxLength: 40 }).map(byTick);

function byTick(list: readonly (readonly [number, Command])[]): Inputs {
  const inputs = new Map<number, Command[]>();
  for (const [tick, command] of list) {
    inputs.set(tick, [...(inputs.get(tick) ?? []), command]);
  }
  return inputs;
}

export const anySeed = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
