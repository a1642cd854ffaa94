import { expect, test } from "vitest";

import { HOLDER_SLOTS } from "../../../../sim/world/object-table.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { type Someone, at, someone } from "../../../helpers/someone.ts";
import { setStock, stockOf } from "../../../helpers/stock.ts";
import { Story } from "../../../helpers/story.ts";

const NOBODY = -1;

/** What somebody is doing with a thing, by its id in the manifest. */
function doing(ann: Someone): string | undefined {
  return ann.town.rules.affordances[ann.get("runningAffordance")]?.id;
}

function holderOf({ town }: Story, id: string): number {
  const object = town.rules.objects.findIndex((rule) => rule.id === id);
  return at(town.world.objects.holders, object * HOLDER_SLOTS);
}

test("[A29] [A43] [A156] card: the water goes off while Ann showers; she has her money back and showers later", () => {
  const story = new Story(
    makeTown({
      objects: [{ id: "shower_1", type: "shower", position: [3, 0], use_tile: [3, 1] }],
      people: [{ id: "ann", position: [0, 1], needs: { hunger: 1, hygiene: 0.1, energy: 1 } }],
    }),
  );
  const ann = someone(story.town, "ann");

  // She walks over, pays 0.2 in advance, and the water runs.
  story.until(() => doing(ann) === "use_shower");
  expect(ann.get("wallet")).toBe(1 - 0.2);
  expect(ann.get("prepaid")).toBe(0.2);

  // It stops in the middle.
  story.live();
  expect(story.give("outage", { on: true }).ok).toBe(true);
  expect(story.all("affordance_fail")).toMatchObject([
    { agent_id: "ann", object_id: "shower_1", reason: "water_off" },
  ]);
  expect(ann.get("wallet")).toBe(1);
  expect(ann.get("hygiene")).toBe(0.1);
  expect(holderOf(story, "shower_1")).toBe(NOBODY);

  // While it is off nobody gets anywhere with it, and nobody pays.
  story.till(story.tick + 100);
  expect(story.all("affordance_start")).toHaveLength(1);
  expect(ann.get("wallet")).toBe(1);

  // It comes back, and the shower is as good as ever.
  story.give("outage", { on: false });
  story.until(() => story.all("shower_complete").length === 1);
  expect(ann.get("wallet")).toBe(1 - 0.2);
  expect(ann.get("hygiene")).toBeGreaterThan(0.6);
  expect(holderOf(story, "shower_1")).toBe(NOBODY);
});

test("[A136] card: the light goes out over Ann's cooking; she keeps her groceries and cooks them later", () => {
  const story = new Story(
    homeTown({
      people: [
        {
          id: "ann",
          home: "house",
          needs: { hunger: 0.2, hygiene: 1, energy: 1 },
          items: { food_raw: 3 },
        },
      ],
    }),
  );
  setStock(story.town, "fridge", "meals", 0);
  const ann = someone(story.town, "ann");
  const groceries = (): number => ann.get("items", 1);

  // Three units go into the pot.
  story.until(() => doing(ann) === "cook_meal");
  expect(groceries()).toBe(0);
  const energy = ann.get("energy");

  story.live();
  expect(story.give("blackout", { on: true }).ok).toBe(true);
  expect(story.all("affordance_fail")).toMatchObject([
    { agent_id: "ann", object_id: "stove", reason: "power_off" },
  ]);
  expect(groceries()).toBe(3);
  expect([ann.get("wallet"), ann.get("energy")]).toEqual([1, energy]);
  expect(stockOf(story.town, "fridge", "meals")).toBe(0);
  expect(holderOf(story, "stove")).toBe(NOBODY);

  // An hour in the dark: nothing is cooked.
  story.till(story.tick + 60);
  expect(story.all("affordance_finish")).toEqual([]);

  story.give("blackout", { on: false });
  story.until(() => story.all("affordance_finish").length === 1);
  expect(groceries()).toBe(0);
  expect(stockOf(story.town, "fridge", "meals")).toBe(3);
});

test("[A136] card: a blackout of twenty ticks is over after twenty ticks, and only what needs power notices", () => {
  const story = new Story(homeTown());
  story.live();
  const start = story.tick + 1;
  const answer = story.give("perturbation_trigger", { spec: "blackout", duration: 20 });
  expect(answer).toMatchObject({
    ok: true,
    value: { event: { starts_at: start, ends_at: start + 20 } },
  });
  story.till(start + 40);
  const changes = story.told.filter(({ event }) => event === "utility_changed");
  expect(changes).toMatchObject([
    { tick: start, utility: "power", online: false },
    { tick: start + 20, utility: "power", online: true },
  ]);
  expect(story.all("perturbation_ended")).toHaveLength(1);
});
