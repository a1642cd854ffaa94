import type { Town } from "../town.ts";
import { OPTION } from "./options.ts";
import type { Score } from "./plan.ts";
import { scoreGetClean } from "./scripted/get-clean.ts";
import { scoreGetFed } from "./scripted/get-fed.ts";
import { scoreGoToWork } from "./scripted/go-to-work.ts";
import { scoreShopGroceries } from "./scripted/shop-groceries.ts";
import { scoreSleep } from "./scripted/sleep.ts";
import { scoreSocialise } from "./scripted/socialise.ts";

/** What the scripts make of an option for somebody now. Fills `score`; nothing else changes but `scratch.plan`. */
export function scoreOption(town: Town, slot: number, option: number, score: Score): void {
  score.terms?.fill(0);
  switch (option) {
    case OPTION.GetFed:
      return scoreGetFed(town, slot, score);
    case OPTION.GetClean:
      return scoreGetClean(town, slot, score);
    case OPTION.GoToWork:
      return scoreGoToWork(town, slot, score);
    case OPTION.ShopGroceries:
      return scoreShopGroceries(town, slot, score);
    case OPTION.Sleep:
      return scoreSleep(town, slot, score);
    default:
      return scoreSocialise(town, slot, score);
  }
}
