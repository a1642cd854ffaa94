import { expect, test } from "vitest";

import { cityEventActive } from "../../../../sim/perturbations/city-events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { at } from "../../../helpers/someone.ts";
import { Story } from "../../../helpers/story.ts";

const NOTHING = -1;

test("a blackout is the town's affair while it lasts and remembered when it is over; dear meals are not", () => {
  const story = new Story(makeTown());
  const { lastCityEventId, lastCityEventEnded } = story.town.world.town;
  const last = (): number[] => [at(lastCityEventId), at(lastCityEventEnded)];
  story.give("perturbation_trigger", { spec: "price_spike", duration: 3 });
  expect(cityEventActive(story.town)).toBe(NOTHING);
  story.give("perturbation_trigger", { spec: "blackout", duration: 10 });
  expect(cityEventActive(story.town)).toBe(2);
  expect(last()).toEqual([NOTHING, NOTHING]);
  story.till(11);
  expect(cityEventActive(story.town)).toBe(2);
  story.till(12);
  expect(cityEventActive(story.town)).toBe(NOTHING);
  expect(last()).toEqual([2, 12]);
  story.give("outage", { on: true });
  story.give("perturbation_cancel", { event_id: "evt_3" });
  expect(last()).toEqual([3, 14]);
});
