import type { Town } from "../../town.ts";
import { type RewardRecord, rewardRecordOf } from "../reward-record.ts";
import { byPerson } from "./people.ts";
import { shown } from "./shown.ts";

/** What everybody's last reward was made of, by id. */
export function rewardBreakdown(town: Town): Record<string, RewardRecord> {
  return byPerson(town, (slot) => rewardRecordOf(town, slot, shown));
}
