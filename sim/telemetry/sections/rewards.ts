import type { Town } from "../../town.ts";
import { type RewardRecord, rewardRecordOf } from "../reward-record.ts";
import { byPerson } from "./people.ts";
import { shown } from "./shown.ts";

/** What everybody's last reward was made of, by id. */
export function rewardBreakdown(town: Town): Record<string, RewardRecord> {
  return byPerson(town, (slot) => {
    const { guardrail_active, clipped, ...parts } = rewardRecordOf(town, slot);
    const part = (name: keyof typeof parts): number => shown(parts[name]);
    return {
      total: part("total"),
      homeostasis: part("homeostasis"),
      social: part("social"),
      work: part("work"),
      survival: part("survival"),
      needs_penalty: part("needs_penalty"),
      shaping: part("shaping"),
      social_bonus: part("social_bonus"),
      social_penalty: part("social_penalty"),
      social_avoidance: part("social_avoidance"),
      wage: part("wage"),
      punctuality: part("punctuality"),
      curiosity: part("curiosity"),
      terminal_penalty: part("terminal_penalty"),
      clip_adjustment: part("clip_adjustment"),
      guardrail_active,
      clipped,
      mean: part("mean"),
      deviation: part("deviation"),
    };
  });
}
