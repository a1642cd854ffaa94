import { NEEDS } from "../config/affordances.ts";
import type { Town } from "../town.ts";
import type { Counts } from "./counts.ts";
import type { DayEvents } from "./day-events.ts";
import { dayFigures } from "./day-figures.ts";
import { DAY_KPIS, dayName } from "./kpi-table.ts";
import { kpis } from "./kpis.ts";

/** One figure now; `person` is a person's number, −1 where the figure is the town's. */
export interface KpiRow {
  readonly tick: number;
  readonly name: string;
  readonly person: number;
  readonly value: number;
}

/** All figures that there are now. What has no data has no row. */
export function kpiRows(town: Town): KpiRow[] {
  const { agents, live, town: counters } = town.world;
  const tick = counters.tick[0];
  const rows: KpiRow[] = [];
  for (const [name, value] of Object.entries<number | null>({ ...kpis(town) })) {
    if (value !== null) rows.push({ tick, name, person: -1, value });
  }
  for (let place = 0; place < counters.liveCount[0]; place++) {
    const slot = live[place];
    const person = agents.person[slot];
    for (const need of NEEDS) rows.push({ tick, name: need, person, value: agents[need][slot] });
    rows.push({ tick, name: "wallet", person, value: agents.wallet[slot] });
    rows.push({ tick, name: "reward_sum", person, value: agents.rewardSum[slot] });
  }
  return rows;
}

/** The figures of the day that ends with this tick, as `dayFigures`. What has no data has no row. */
export function dayRows(town: Town, before: Counts, noted: DayEvents): KpiRow[] {
  const tick = town.world.town.tick[0];
  const figures = dayFigures(town, before, noted);
  return DAY_KPIS.flatMap(({ name }) => {
    const value = figures[name];
    return value === null ? [] : [{ tick, name: dayName(name), person: -1, value }];
  });
}
