import { expect, test } from "vitest";

import { PRICES } from "../../sim/config/blocks/economy.ts";
import { BASKET_MARGIN, lastingBasket } from "../../sim/economy/basket.ts";
import { everyTick } from "../helpers/every-tick.ts";
import { pricingCommand } from "../helpers/inputs.ts";
import { at } from "../helpers/someone.ts";

test("[A159] whatever prices and wages are asked for, every job goes on earning 1.1 baskets a day", () => {
  everyTick(
    (town) => () => () => {
      const basket = lastingBasket(town);
      for (const [job, { start, end }] of town.rules.jobs.entries()) {
        const wage = at(town.world.town.wage, job) * (end - start + 1);
        expect(wage).toBeGreaterThanOrEqual(BASKET_MARGIN * basket);
      }
    },
    { numRuns: 15, ticks: 60, commands: pricingCommand },
  );
});

test("[A133] [A47] when no spike is on, every price is its lasting price to the bit", () => {
  everyTick(
    (town) => () => () => {
      const { spikes, weather, price, baselinePrice } = town.world.town;
      if (spikes[0] !== 0 || weather[0] === 2) return;
      for (const key of PRICES.keys()) expect(price[key]).toBe(baselinePrice[key]);
    },
    { numRuns: 15, ticks: 200, commands: pricingCommand },
  );
});
