import { createTown } from "../../sim/create-town.ts";
import { NEEDS } from "../../sim/config/affordances.ts";
import { EVENT } from "../../sim/events/kinds.ts";
import { type Result, ok } from "../../sim/result.ts";
import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { fairnessCounts } from "../../sim/telemetry/queue-inspect.ts";
import { runSummary } from "../../sim/telemetry/run-summary.ts";
import { runTick } from "../../sim/tick.ts";
import { type Town, livingPeople } from "../../sim/town.ts";
import { loadConfig } from "../config/load-config.ts";
import type { ConfigProblem } from "../config/located.ts";
import type { GoldenRun } from "./golden-runs.ts";
import { RewardWatch } from "./reward-watch.ts";
import { RivalryWatch } from "./rivalry-watch.ts";

/** What became of a golden run. */
export interface GoldenOutcome {
  readonly seed: number;
  readonly ticks: number;
  readonly state_hash: string;
  readonly outcome_hash: string;
  /** By name; those of a person or a kind of event end in its name. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Lives through a golden run. Refused when its scenario has mistakes. */
export function runGolden(run: GoldenRun): Result<GoldenOutcome, readonly ConfigProblem[]> {
  const loaded = loadConfig(run.scenario);
  if (!loaded.ok) return loaded;
  const { config } = loaded.value;
  const town = createTown(config, BigInt(run.seed ?? config.seed));
  const rivalry = new RivalryWatch(town);
  const rewards = new RewardWatch(town);
  const means = new Means();
  for (let tick = 0; tick < run.ticks; tick++) {
    runTick(town);
    rivalry.look();
    rewards.look();
    means.add(town);
  }
  return ok({
    seed: Number(town.seed),
    ticks: town.world.town.tick[0] ?? 0,
    state_hash: stateHash(town),
    outcome_hash: outcomeHash(town),
    metrics: {
      ...counted(town),
      ...means.metrics(),
      ...wallets(town),
      ...rivalry.metrics(),
      ...rewards.metrics(),
    },
  });
}

/** Sums over everybody and every tick. */
class Means {
  private samples = 0;
  private lateness = 0;
  private readonly needs = NEEDS.map(() => 0);

  add({ world }: Town): void {
    for (const slot of world.live.subarray(0, world.town.liveCount[0])) {
      this.samples += 1;
      this.lateness += world.agents.latenessCounter[slot] ?? 0;
      NEEDS.forEach((need, index) => {
        this.needs[index] = (this.needs[index] ?? 0) + (world.agents[need][slot] ?? 0);
      });
    }
  }

  metrics(): Record<string, number> {
    const mean = (sum: number): number => (this.samples === 0 ? 0 : sum / this.samples);
    const found: Record<string, number> = { lateness_mean: mean(this.lateness) };
    NEEDS.forEach((need, index) => {
      found[`need_mean.${need}`] = mean(this.needs[index] ?? 0);
    });
    return found;
  }
}

function counted(town: Town): Record<string, number> {
  const { eventCounts, conflicts, conflictIntensity } = town.world.town;
  const times = (event: keyof typeof EVENT): number => eventCounts[EVENT[event]] ?? 0;
  const { ghost_step_events, rotation_events, cooldown_events } = fairnessCounts(town);
  const events = Object.entries(runSummary(town).events);
  return {
    agents_end: livingPeople(town),
    queue_conflicts: conflicts[0] ?? 0,
    queue_conflict_intensity: conflictIntensity[0] ?? 0,
    handovers: times("queue_interaction"),
    starts: times("affordance_start"),
    finishes: times("affordance_finish"),
    ghost_step_events,
    rotation_events,
    cooldown_events,
    ...Object.fromEntries(events.map(([event, count]) => [`events.${event}`, count])),
  };
}

function wallets({ world, people }: Town): Record<string, number> {
  return Object.fromEntries(
    Array.from(world.live.subarray(0, world.town.liveCount[0]), (slot) => {
      const person = people[world.agents.person[slot] ?? 0];
      return [`wallet.${person?.id}`, world.agents.wallet[slot] ?? 0];
    }),
  );
}
