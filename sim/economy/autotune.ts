import { STAGES } from "../config/blocks/curriculum.ts";
import { PRICES } from "../config/blocks/economy.ts";
import type { TownConfig } from "../config/town-config.ts";
import { emit, highWord, lowWord } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { SELF_SUFFICIENT } from "../telemetry/count-day.ts";
import type { Town } from "../town.ts";
import { poorJob } from "./basket.ts";
import { refreshPrices } from "./prices.ts";

/** Share of people who should have every need above SELF_SUFFICIENT all day. */
const WANTED = 0.7;
/** An error up to this is no drift. */
const CALM = 0.05;
/** Days of drift before anything is done. */
const PATIENCE = 2;
/** Largest change of a price in one step, and from what the configuration says, as shares of it. */
const STEP = 0.02;
const BOUND = 0.2;

const STAPLES = ["meal_cost", "ingredients_cost"] as const;

/** Whether the curriculum is in its first phase, in which nothing tunes itself. */
function isPhaseA({ curriculum }: TownConfig): boolean {
  return STAGES.indexOf(curriculum.stage) <= STAGES.indexOf("M2");
}

/**
 * At the end of a day: where self-sufficiency has drifted for two days, a PID step on the prices of
 * staples. Too few self-sufficient people make food cheaper, more than wanted dearer; a step that
 * would leave its bounds stops there, and one that would break the basket is not taken.
 */
export function tunePrices(town: Town): void {
  const { autotune } = town.config.economy;
  if (!autotune.enabled || isPhaseA(town.config)) return;
  const { town: state } = town.world;
  const measured = selfSufficientShare(town);
  if (measured === null) return;
  const error = WANTED - measured;
  const before = state.tuneError[0];
  state.tuneError[0] = error;
  if (Math.abs(error) <= CALM) {
    state.driftDays[0] = 0;
    return;
  }
  const goesOn = state.driftDays[0] > 0 && error > 0 === before > 0;
  state.driftDays[0] = goesOn ? state.driftDays[0] + 1 : 1;
  state.tuneErrorSum[0] = goesOn ? state.tuneErrorSum[0] + error : error;
  if (state.driftDays[0] < PATIENCE) return;
  const { Kp, Ki, Kd } = autotune;
  const wanted = Kp * error + Ki * state.tuneErrorSum[0] + Kd * (error - before);
  const step = Math.min(STEP, Math.max(-STEP, wanted));
  for (const staple of STAPLES) tune(town, staple, step, error);
}

/** Share of people without a low need since midnight, null when nobody lives here. */
function selfSufficientShare({ world: { agents, live, town } }: Town): number | null {
  const people = town.liveCount[0];
  let sufficient = 0;
  for (let place = 0; place < people; place++) {
    if (agents.lowestToday[live[place]] > SELF_SUFFICIENT) sufficient += 1;
  }
  return people === 0 ? null : sufficient / people;
}

function tune(town: Town, key: (typeof STAPLES)[number], step: number, error: number): void {
  const { baselinePrice } = town.world.town;
  const price = PRICES.indexOf(key);
  const old = baselinePrice[price];
  const configured = town.config.economy[key];
  const [lowest, highest] = [configured * (1 - BOUND), configured * (1 + BOUND)];
  const value = Math.min(highest, Math.max(lowest, old * (1 - step)));
  // A price that somebody has set beyond the bounds is theirs.
  if (old < lowest || old > highest || value === old) return;
  baselinePrice[price] = value;
  if (poorJob(town) >= 0) {
    baselinePrice[price] = old;
    return;
  }
  emit(
    town.world,
    town.events,
    EVENT.economy_autotune,
    value,
    price,
    highWord(old),
    lowWord(old),
    highWord(error),
    lowWord(error),
  );
  refreshPrices(town, "autotune");
}
