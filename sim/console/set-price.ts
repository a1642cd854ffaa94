import { setBaselinePrice } from "../economy/prices.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import type { Answer, Arguments } from "./arguments.ts";

/** A lasting price, refused as `setBaselinePrice` says. */
export function setPrice(town: Town, { key, value }: Arguments<"price">): Answer {
  const set = setBaselinePrice(town, key, value);
  return set.ok ? ok({ item: key, value }) : set;
}
