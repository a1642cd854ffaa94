import { ITEMS } from "../affordances.ts";
import { PRICES } from "../blocks/economy.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, unknown } from "./problem.ts";

export function checkManifest({ manifest, map, time }: TownConfig): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const types = [...new Set(map.objects.map((object) => object.type))];
  manifest.forEach((affordance, index) => {
    const path = ["manifest", index];
    if (
      affordance.price !== undefined &&
      !(PRICES as readonly string[]).includes(affordance.price)
    ) {
      problems.push({
        path: [...path, "price"],
        message: unknown("price", affordance.price, PRICES),
      });
    }
    if (!types.includes(affordance.object_type)) {
      problems.push({
        path: [...path, "object_type"],
        message: unknown("object type on the map", affordance.object_type, types),
      });
    }
    if (affordance.duration > time.ticks_per_day) {
      problems.push({
        path: [...path, "duration"],
        message: `longer than a day (${time.ticks_per_day} ticks)`,
      });
    }
  });
  map.objects.forEach((object, index) => {
    for (const item of Object.keys(object.stock ?? {})) {
      if (!(ITEMS as readonly string[]).includes(item)) {
        problems.push({
          path: ["map", "objects", index, "stock", item],
          message: unknown("item", item, ITEMS),
        });
      }
    }
  });
  return problems;
}
