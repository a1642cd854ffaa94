import { PRICES } from "../config/blocks/economy.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/**
 * Whom or what a disturbance of a row is about, by name: prices of which `targets` has the bits
 * first, people by number, objects by index. Blackouts and outages are about everybody.
 */
export function targetsOf(town: Town, spec: number, targets: readonly number[]): string[] {
  const { rules, people } = town;
  const given = targets.filter((target) => target !== NONE);
  switch (rules.events.specs[spec].kind) {
    case "price_spike":
      return PRICES.filter((_, price) => ((targets[0] ?? 0) & (1 << price)) !== 0);
    case "arranged_meet":
      return given.map((person) => people[person].id);
    case "queue_closure":
      return given.map((object) => rules.objects[object].id);
    default:
      return [];
  }
}
