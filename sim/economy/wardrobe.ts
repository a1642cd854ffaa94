import { ITEMS } from "../config/affordances.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

const CLOTHES = ITEMS.indexOf("clothes_clean");

/** What was worn during the day comes back, washed, to the wardrobe at home. */
export function undress({ rules, world }: Town, slot: number): void {
  const { agents, objects } = world;
  if (agents.dressed[slot] === 0) return;
  agents.dressed[slot] = 0;
  const home = agents.home[slot];
  const wardrobe = home === NONE ? NONE : rules.homes[home].wardrobe;
  if (wardrobe !== NONE) objects.stock[wardrobe * ITEMS.length + CLOTHES] += 1;
}
