import { ITEMS } from "../../sim/config/affordances.ts";
import type { Town } from "../../sim/town.ts";
import { at } from "./someone.ts";

type Item = (typeof ITEMS)[number];

/** Units of an item that an object, by its id, has. */
export function stockOf(town: Town, id: string, item: Item): number {
  return at(town.world.objects.stock, cellOf(town, id, item));
}

/** Puts so many units there, whatever was there before. */
export function setStock(town: Town, id: string, item: Item, units: number): void {
  town.world.objects.stock[cellOf(town, id, item)] = units;
}

function cellOf(town: Town, id: string, item: Item): number {
  const object = town.rules.objects.findIndex((rule) => rule.id === id);
  if (object < 0) throw new Error(`no object is called ${id}`);
  return object * ITEMS.length + ITEMS.indexOf(item);
}
