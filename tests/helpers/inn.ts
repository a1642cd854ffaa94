import { progressUses } from "../../sim/affordances/progress-uses.ts";
import { startUse } from "../../sim/affordances/start-use.ts";
import type { MapFile } from "../../sim/config/map.ts";
import { request } from "../../sim/queues/reservations.ts";
import type { Town } from "../../sim/town.ts";
import { STATS, type Stat } from "../../sim/world/stats.ts";
import { beginTick } from "./events.ts";
import { type TownPlan, makeTown } from "./make-town.ts";
import { someone } from "./someone.ts";

export const thing = (
  type: string,
  x: number,
  y: number,
  rest: Partial<MapFile["objects"][number]> = {},
): MapFile["objects"][number] => ({
  id: type,
  type,
  position: [x, y],
  use_tile: [x, y + 1],
  ...rest,
});

/** A bed for two, a shower, a stove, a till and three chairs, all public, and four people. */
export function inn(plan: TownPlan = {}): Town {
  return makeTown({
    objects: [
      thing("bed", 0, 0, { stock: { sleep_slots: 2 } }),
      thing("shower", 2, 0),
      thing("stove", 4, 0),
      thing("till", 6, 0, { stock: { meals: 5 } }),
      { ...thing("chair", 2, 4), use_tile: [2, 4] },
      { ...thing("chair", 4, 4, { id: "chair_2" }), use_tile: [4, 4] },
      { ...thing("chair", 7, 7, { id: "chair_3" }), use_tile: [7, 7] },
    ],
    people: ["ann", "bob", "cat", "dan"].map((id, index) => ({
      id,
      position: [index, 7] as [number, number],
      wallet: 1,
      items: { meals: 2, food_raw: 2 },
      needs: { hunger: 0.3, hygiene: 0.3, energy: 0.3 },
    })),
    edit: (config) => {
      config.affordances.require_presence = false;
      plan.edit?.(config);
    },
    ...plan,
  });
}

/** Asks for the object and starts the use; whether it has started. */
export function start(town: Town, id: string, object: string, affordance: string): boolean {
  const { slot } = someone(town, id);
  const use = town.rules.affordances.findIndex((rule) => rule.id === affordance);
  request(
    town,
    slot,
    town.rules.objects.findIndex((rule) => rule.id === object),
  );
  return startUse(town, slot, use);
}

/** Runs until the person has finished; everybody else goes on as well. */
export function finish(town: Town, id: string): void {
  const person = someone(town, id);
  for (let tick = 0; tick < 400 && person.get("runningAffordance") >= 0; tick++) {
    beginTick(town);
    progressUses(town);
  }
}

/** How often a person has done something. */
export const stat = (town: Town, id: string, name: Stat): number =>
  someone(town, id).get("stats", STATS.indexOf(name));
