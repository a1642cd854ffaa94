import type { RequestReply } from "../../preload/contract.ts";
import { DAY_KPIS, dayName } from "../../sim/telemetry/kpi-table.ts";
import type { TownHost } from "./town-host.ts";

type Days = RequestReply<"figures:get-days">;

/** A figure of the town, not of a person. */
const TOWN = -1;

/** The daily figures that the file of a town holds up to a tick of the shown timeline; none without a file. */
export async function recordedDays(host: TownHost, until: number): Promise<Days> {
  const { home } = host;
  if (home === null) return { ticks: [], figures: {} };
  host.handOver();
  const { reads } = home.archive;
  const rows = await Promise.all(
    DAY_KPIS.map(async ({ name }) =>
      reads.kpisBetween(home.timeline, -1, until, { name: dayName(name), person: TOWN }),
    ),
  );
  const ticks = [...new Set(rows.flat().map(({ tick }) => tick))].toSorted((a, b) => a - b);
  const figures: Days["figures"] = {};
  DAY_KPIS.forEach(({ name }, index) => {
    const byTick = new Map(rows[index]?.map(({ tick, value }) => [tick, value]));
    figures[name] = ticks.map((tick) => byTick.get(tick) ?? null);
  });
  return { ticks, figures };
}
