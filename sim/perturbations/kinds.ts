import type { Utility } from "../config/blocks/world.ts";
import { numbered } from "../world/ids.ts";

/** What can befall a town. Index = the number stored. */
export const KINDS = [
  "price_spike",
  "blackout",
  "outage",
  "arranged_meet",
  "queue_closure",
] as const;
export type Kind = (typeof KINDS)[number];
export const KIND = numbered(KINDS);

/** What an operator's switch cuts. */
export const CUTS = { blackout: "power", outage: "water" } as const satisfies Partial<
  Record<Kind, Utility>
>;

/** Kinds that strike everybody: chance leaves a town alone with them before stage M4. */
export const CITY_WIDE: ReadonlySet<Kind> = new Set<Kind>(["price_spike", "blackout", "outage"]);
