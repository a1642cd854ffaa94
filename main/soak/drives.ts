import { ITEMS } from "../../sim/config/affordances.ts";
import { DIRECTIONS, type Primitive } from "../../sim/primitives/primitive.ts";
import type { Town } from "../../sim/town.ts";
import { NONE } from "../../sim/world/agent-table.ts";
import { at } from "./at.ts";
import type { Dice } from "./dice.ts";

type Maker = (dice: Dice, town: Town, slot: number) => Primitive;

/** What a viewer without a plan makes somebody do: mostly walk, and try whatever is at hand. */
const MAKERS: readonly (readonly [number, Maker])[] = [
  [6, (dice) => ({ kind: "move", direction: dice.of(DIRECTIONS) })],
  [1, () => ({ kind: "wait" })],
  [
    8,
    (dice, town, slot) => {
      const object = thingAtHand(dice, town, slot);
      const offers = town.rules.affordances.filter(
        ({ type, current }) => current && (type === object.type || dice.once(20)),
      );
      const affordance_id = offers.length === 0 ? "nothing" : dice.of(offers).id;
      return { kind: "interact", object_id: object.id, affordance_id };
    },
  ],
  [
    2,
    (dice, town, slot) => ({
      kind: "buy",
      item: dice.of(ITEMS),
      shop: thingAtHand(dice, town, slot).id,
    }),
  ],
  [1, (dice) => ({ kind: "use_item", item: dice.of(ITEMS) })],
  [1, () => ({ kind: "sleep" })],
  [1, () => ({ kind: "equip" })],
  [1, () => ({ kind: "release" })],
  [1, () => ({ kind: "leave_queue" })],
  [3, (dice, town) => ({ kind: "talk", target: dice.of(town.people).id })],
];

const LOTTERY = MAKERS.flatMap(([parts, maker]) => Array.from({ length: parts }, () => maker));

/** A primitive for somebody, which may or may not be one that they can do. */
export function somePrimitive(dice: Dice, town: Town, slot: number): Primitive {
  return dice.of(LOTTERY)(dice, town, slot);
}

/** A thing of the town as far as a command names it. */
type Thing = Pick<Town["rules"]["objects"][number], "id" | "type">;

/** The thing that is used or waited for from where a person stands; now and then, or when there is none, any. */
function thingAtHand(dice: Dice, { rules, world }: Town, slot: number): Thing {
  if (rules.objects.length === 0) return { id: "nothing", type: NONE };
  const cell = slot < 0 ? slot : at(world.agents.cell, slot);
  const here = rules.objects.filter(
    ({ present, useCell, queueCells }) =>
      present && (useCell === cell || queueCells.includes(cell)),
  );
  return here.length === 0 || dice.once(20) ? dice.of(rules.objects) : dice.of(here);
}
