import { PRICES } from "../../sim/config/blocks/economy.ts";
import type { Town } from "../../sim/town.ts";
import { type TownPlan, makeTown } from "./make-town.ts";
import { at } from "./someone.ts";

type Price = (typeof PRICES)[number];

/** The price in force. */
export const priceOf = (town: Town, key: Price): number =>
  at(town.world.town.price, PRICES.indexOf(key));

export const pricesOf = (town: Town): number[] => [...town.world.town.price];

/**
 * A town with one job of 241 ticks and an enforced basket of 1.75 + 3 × 0.4 + 0.2 = 3.15, which its
 * wage of 0.0148 a tick carries 1.13 times.
 */
export function workingTown(edit: TownPlan["edit"] = () => undefined): Town {
  return makeTown({
    jobs: {
      clerk: {
        name: "Clerk",
        start_tick: 300,
        end_tick: 540,
        wage_rate: 0.0148,
        lateness_penalty: 0.1,
      },
    },
    jobSites: { clerk: [[4, 4]] },
    edit: (config) => {
      config.economy.enforce_basket = true;
      edit(config);
    },
  });
}
