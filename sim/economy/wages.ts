import { emit, highWord, lowWord } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { type Refusal, type Result, err, ok } from "../result.ts";
import type { Town } from "../town.ts";
import { poorJob, reportPoorJob } from "./basket.ts";
import { MOST_MONEY } from "./prices.ts";

/**
 * Sets the wage of a job for good, in meals per tick; 0 means the general wage. Refused, with
 * nothing changed: an unknown job (`not_found`), a rate out of range, a wage that does not earn the
 * basket (`invalid_args`; the violation is told).
 */
export function setWage(
  town: Town,
  jobId: string,
  rate: number,
): Result<null, Refusal<"not_found" | "invalid_args">> {
  const { config, rules, world, events } = town;
  const job = rules.jobs.findIndex(({ id }) => id === jobId);
  if (job < 0) return err({ code: "not_found", message: `no job is called '${jobId}'` });
  if (!(rate >= 0 && rate <= MOST_MONEY)) {
    const message = `expected a wage from 0 to ${MOST_MONEY}, found ${rate}`;
    return err({ code: "invalid_args", message });
  }
  const { wage } = world.town;
  const before = wage[job];
  wage[job] = rate > 0 ? rate : config.economy.wage_income;
  // Only this job can have become poor: the basket is the same.
  const poor = poorJob(town);
  if (poor >= 0) {
    const message = reportPoorJob(town, poor);
    wage[job] = before;
    return err({ code: "invalid_args", message });
  }
  const old = [highWord(before), lowWord(before)] as const;
  emit(world, events, EVENT.economy_wage_update, wage[job], job, ...old);
  return ok(null);
}
