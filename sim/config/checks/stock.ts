import { ITEMS } from "../affordances.ts";
import { STOCK_KEYS } from "../manifest.ts";
import { FRIDGE_MEALS } from "../../world/object-table.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, doubtful, expected, unknown } from "./problem.ts";

/** What the truck brings fits into the shop. */
export function checkRestock({ economy }: Pick<TownConfig, "economy">): CrossProblem[] {
  return ITEMS.flatMap((item) => {
    const { [item]: brought = 0 } = economy.shop_restock;
    const { [item]: room = 0 } = economy.shop_capacity;
    const path = ["economy", "shop_restock", item];
    return brought > room ? [expected(path, `at most shop_capacity (${room})`, brought)] : [];
  });
}

/** Objects stock things that there are, and tills no more than fits. */
export function checkStock({ economy, map }: Pick<TownConfig, "economy" | "map">) {
  const problems: CrossProblem[] = [];
  const homes = new Set(map.homes.map((home) => home.venue_id));
  map.objects.forEach(({ id, type, venue = "", stock = {} }, index) => {
    for (const [name, amount] of Object.entries(stock)) {
      const path = ["map", "objects", index, "stock", name];
      const item = ITEMS.find((known) => known === name);
      if (!STOCK_KEYS.includes(name)) problems.push(unknown(path, "item", name, STOCK_KEYS));
      else if (item === "meals" && homes.has(venue) && amount > FRIDGE_MEALS) {
        problems.push(expected(path, `at most ${FRIDGE_MEALS} meals in a home`, amount));
      } else if (item !== undefined && type === "till") {
        const { [item]: room = 0 } = economy.shop_capacity;
        const message = `${id} starts with ${amount}, more than its room of ${room}`;
        if (amount > room) problems.push(doubtful(path, message));
      }
    }
  });
  return problems;
}
