import { ITEMS } from "../config/affordances.ts";
import { isInEarshot } from "../relationships/chat.ts";
import type { Town } from "../town.ts";
import { whyNot } from "./drive.ts";
import { DIRECTIONS, type InvalidReason, type Primitive } from "./primitive.ts";

/** A primitive, and why it cannot be done; null when it can. */
export interface MaskedPrimitive {
  readonly primitive: Primitive;
  readonly reason: InvalidReason | null;
}

/** Everything that a body could try in the next tick from where it stands, each with the reason against it. Simulation §10.2. */
export function maskPrimitives(town: Town, slot: number): MaskedPrimitive[] {
  return listPrimitives(town, slot).map((primitive) => ({
    primitive,
    reason: whyNot(town, slot, primitive),
  }));
}

/**
 * What there is to try: to wait, a step each way, whatever the objects offer that are used or queued for
 * from this tile, or that are held or waited for, what is sold there, the items, bed and wardrobe, letting
 * go, leaving the line, and a word with everybody in earshot. Always in the same order.
 */
export function listPrimitives(town: Town, slot: number): Primitive[] {
  const { rules } = town;
  const here = objectsAround(town, slot);
  return [
    { kind: "wait" },
    ...DIRECTIONS.map((direction): Primitive => ({ kind: "move", direction })),
    ...here.flatMap((object) =>
      rules.affordances
        .filter(({ current, type }) => current && type === rules.objects[object].type)
        .map(({ id }): Primitive => ({
          kind: "interact",
          object_id: rules.objects[object].id,
          affordance_id: id,
        })),
    ),
    ...here.flatMap((object) =>
      soldAt(town, object).map((item): Primitive => ({
        kind: "buy",
        item,
        shop: rules.objects[object].id,
      })),
    ),
    ...ITEMS.map((item): Primitive => ({ kind: "use_item", item })),
    { kind: "sleep" },
    { kind: "equip" },
    { kind: "release" },
    { kind: "leave_queue" },
    ...neighbours(town, slot).map((target): Primitive => ({ kind: "talk", target })),
  ];
}

function objectsAround({ rules, world: { agents } }: Town, slot: number): number[] {
  const cell = agents.cell[slot];
  const isHis = (object: number): boolean =>
    agents.heldObject[slot] === object || agents.queuedObject[slot] === object;
  return rules.objects.flatMap(({ present, useCell, queueCells }, object) =>
    isHis(object) || (present && (useCell === cell || queueCells.includes(cell))) ? [object] : [],
  );
}

function soldAt({ rules }: Town, object: number): (typeof ITEMS)[number][] {
  return ITEMS.filter((_, item) =>
    rules.affordances.some(
      ({ current, type, price, givesItems }) =>
        current && type === rules.objects[object].type && price >= 0 && givesItems[item] > 0,
    ),
  );
}

function neighbours(town: Town, slot: number): string[] {
  const { agents, live, town: counters } = town.world;
  return Array.from(live.subarray(0, counters.liveCount[0]))
    .filter((other) => other !== slot && isInEarshot(town, slot, other))
    .map((other) => town.people[agents.person[other]].id);
}
