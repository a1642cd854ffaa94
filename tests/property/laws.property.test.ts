import * as fc from "fast-check";
import { expect, test } from "vitest";

import { ITEMS } from "../../sim/config/affordances.ts";
import { runTick } from "../../sim/tick.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { isShared } from "../../sim/world/spatial.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { eventsOf } from "../helpers/events.ts";
import {
  anyCommand,
  anySeed,
  type Inputs,
  inputsWithin,
  stayingCommand,
} from "../helpers/inputs.ts";
import { required } from "../helpers/required.ts";
import { at, everyone } from "../helpers/someone.ts";

const TICKS = 1300;
const config = defaultConfig();

/** Calls `look` before each tick of some towns with some commands; what it returns is called after the tick. */
function everyTick(
  look: (town: Town) => () => void,
  numRuns: number,
  commands = stayingCommand,
): void {
  const oneTown = (seed: bigint, inputs: Inputs): void => {
    const town = createTown(config, seed);
    for (let tick = 1; tick <= TICKS; tick++) {
      const after = look(town);
      runTick(town, inputs.get(tick));
      after();
    }
  };
  fc.assert(fc.property(anySeed, inputsWithin(TICKS, commands), oneTown), { numRuns });
}

test("reservations, queues, tiles, needs, wallets and hands are sound after every tick", () => {
  everyTick((town) => () => expect(checkWorld(town)).toEqual([]), 6, anyCommand);
});

test("no command ever brings a number into the state that is not finite", () => {
  everyTick(
    (town) => {
      const { agents, town: sums } = town.world;
      const columns = [...Object.values(agents), ...Object.values(sums)].filter(
        (column) => column instanceof Float64Array,
      );
      expect(columns.length).toBeGreaterThan(10);
      return () => {
        for (const column of columns) expect(column.every(Number.isFinite)).toBe(true);
      };
    },
    4,
    anyCommand,
  );
});

test("nobody walks further than one tile a tick, unless they shared a tile, and never into a wall", () => {
  everyTick((town) => {
    const from = everyone(town).map((person) => person.tile);
    const shared = everyone(town).map((person) =>
      isShared(town.scratch.spatial, person.get("cell")),
    );
    return () => {
      for (const person of everyone(town)) {
        const [x, y] = person.tile;
        const [fromX, fromY] = required(from[person.slot]);
        const steps = Math.abs(x - fromX) + Math.abs(y - fromY);
        if (shared[person.slot] === false) expect(steps).toBeLessThanOrEqual(1);
        expect(at(town.rules.grid.walkable, person.get("cell"))).toBe(1);
      }
    };
  }, 3);
});

test("things come with the truck, leave by being eaten, change by cooking, and clothes by being worn", () => {
  everyTick((town) => {
    const before = ITEMS.map((_, item) => total(town, item));
    const units = everyone(town).map((person) => person.get("units"));
    return () => {
      const expected = ITEMS.map((name, item) => {
        let amount = required(before[item]);
        for (const event of eventsOf(town)) {
          if (event.event === "stock_replenish" && event["item"] === name) {
            amount += Number(event["units"]);
          }
          if (event.event !== "affordance_finish") continue;
          const use = town.rules.affordances.find(({ id }) => id === event["affordance_id"]);
          const slot = town.people.findIndex(({ id }) => id === event["agent_id"]);
          amount += net(required(use), item) * required(units[slot]);
          if (name === "clothes_clean" && required(use).tags.has("equip")) amount += 1;
        }
        return amount;
      });
      expect(ITEMS.map((_, item) => total(town, item))).toEqual(expected);
    };
  }, 4);
});

type Use = Town["rules"]["affordances"][number];

/** What one unit of a use makes of an item, less what it takes. */
function net(use: Use, item: number): number {
  const taken = at(use.takesStock, item) + at(use.takesItems, item);
  return at(use.givesItems, item) + at(use.givesHome, item) - taken;
}

/** Units of an item on shelves, in hands, on the body, and on their way in running uses. */
function total(town: Town, item: number): number {
  const { stock } = town.world.objects;
  let sum = 0;
  for (let object = 0; object < town.rules.objects.length; object++) {
    sum += at(stock, object * ITEMS.length + item);
  }
  for (const person of everyone(town)) {
    sum += person.get("items", item);
    if (ITEMS[item] === "clothes_clean") sum += person.get("dressed");
    const use = town.rules.affordances[person.get("runningAffordance")];
    if (use === undefined) continue;
    sum += (at(use.takesStock, item) + at(use.takesItems, item)) * person.get("units");
  }
  return sum;
}
