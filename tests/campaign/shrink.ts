import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Command } from "../../sim/console/commands.ts";
import { type Broken, breaksWith, type FuzzPlan } from "./fuzz-town.ts";
import type { Inputs } from "../../main/soak/operations.ts";

/** Most runs that are spent on making a failure small. */
const MOST_RUNS = 200;

type Timed = readonly [number, Command];

/**
 * The same failure with as few inputs as can be found: halves, quarters and so on are left out as
 * long as the first of the broken laws still breaks.
 */
export function shrink(config: TownConfig, plan: FuzzPlan, broken: Broken): Broken {
  const law = kindOf(broken);
  let smallest = broken;
  let list = listed(broken.inputs);
  let runs = 0;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let from = 0; from < list.length && runs < MOST_RUNS; runs++) {
      const fewer = [...list.slice(0, from), ...list.slice(from + size)];
      const ticks = smallest.tick;
      const found = breaksWith(config, { ...plan, ticks }, byTick(fewer));
      if (found !== null && kindOf(found) === law) {
        smallest = found;
        list = fewer;
      } else {
        from += size;
      }
    }
  }
  return smallest;
}

/** A law without names and numbers, so that the same one is known again elsewhere. */
function kindOf({ laws }: Broken): string {
  return (laws[0] ?? "")
    .split("\n", 1)
    .join("")
    .replaceAll(/^[\w ]+: |[\d.]+/g, "");
}

function listed(inputs: Inputs): readonly Timed[] {
  return [...inputs].flatMap(([tick, commands]) =>
    commands.map((command): Timed => [tick, command]),
  );
}

function byTick(list: readonly Timed[]): Inputs {
  const inputs = new Map<number, readonly Command[]>();
  for (const [tick, command] of list) inputs.set(tick, [...(inputs.get(tick) ?? []), command]);
  return inputs;
}
