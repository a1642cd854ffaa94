import { expect, test } from "vitest";

import { ITEMS } from "../../sim/config/affordances.ts";
import type { Town } from "../../sim/town.ts";
import type { DecodedEvent } from "../../sim/events/decode-event.ts";
import { eventsOf } from "../helpers/events.ts";
import { everyTick } from "../helpers/every-tick.ts";
import { required } from "../helpers/required.ts";
import { type Someone, at, everyone } from "../helpers/someone.ts";

type Use = Town["rules"]["affordances"][number];

/** What people bring along: guests of an operator food, those who take somebody's place clothes too. */
function kit(id: unknown, name: string): number {
  const isSuccessor = String(id).includes("#");
  return name === "food_raw" || (name === "clothes_clean" && isSuccessor) ? 1 : 0;
}

test("things come with the truck and with people, leave by being eaten and with people, and change only by cooking", () => {
  everyTick(
    (town) => () => {
      const before = ITEMS.map((_, item) => total(town, item));
      const people = new Map(
        everyone(town).map((person) => {
          const held = ITEMS.map((_, item) => inHands(person, item));
          return [
            required(town.people[person.get("person")]).id,
            { held, units: person.get("units") },
          ];
        }),
      );
      return () => {
        const expected = ITEMS.map((name, item) => {
          let amount = required(before[item]);
          const gone = new Set<string>();
          for (const event of eventsOf(town)) {
            // Whoever is not known yet came in this very tick.
            const id = String(event["agent_id"]);
            const who = gone.has(id) ? undefined : people.get(id);
            amount += gained(town, event, { name, item, units: who?.units ?? 0 });
            if (event.event === "agent_removed") {
              amount -= who === undefined ? kit(id, name) : required(who.held[item]);
              gone.add(id);
            }
          }
          return amount;
        });
        expect(ITEMS.map((_, item) => total(town, item))).toEqual(expected);
      };
    },
    { numRuns: 6 },
  );
});

interface Stake {
  readonly name: string;
  readonly item: number;
  /** Units of the use that the person had going before the tick. */
  readonly units: number;
}

/** What an event adds to all there is of an item. */
function gained(town: Town, event: DecodedEvent, { name, item, units }: Stake): number {
  if (event.event === "agent_spawned") return kit(event["agent_id"], name);
  if (event.event === "stock_replenish")
    return event["item"] === name ? Number(event["amount"]) : 0;
  if (event.event !== "affordance_finish") return 0;
  const use = required(town.rules.affordances.find(({ id }) => id === event["affordance_id"]));
  const worn = name === "clothes_clean" && use.tags.has("equip") ? 1 : 0;
  return net(use, item) * units + worn;
}

/** What one unit of a use makes of an item, less what it takes. */
function net(use: Use, item: number): number {
  const taken = at(use.takesStock, item) + at(use.takesItems, item);
  return at(use.givesItems, item) + at(use.givesHome, item) - taken;
}

/** Units that a person would walk off with: in hands, and what a running use took from them. What is worn goes back to the wardrobe. */
function inHands(person: Someone, item: number): number {
  const use = person.town.rules.affordances[person.get("runningAffordance")];
  const taken = use === undefined ? 0 : at(use.takesItems, item) * person.get("units");
  return person.get("items", item) + taken;
}

/** Units of an item on shelves, in hands, on bodies, and taken from a shelf by a running use. */
function total(town: Town, item: number): number {
  const { stock } = town.world.objects;
  let sum = 0;
  for (let object = 0; object < town.rules.objects.length; object++) {
    sum += at(stock, object * ITEMS.length + item);
  }
  for (const person of everyone(town)) {
    const use = town.rules.affordances[person.get("runningAffordance")];
    sum += inHands(person, item);
    if (ITEMS[item] === "clothes_clean") sum += person.get("dressed");
    if (use !== undefined) sum += at(use.takesStock, item) * person.get("units");
  }
  return sum;
}
