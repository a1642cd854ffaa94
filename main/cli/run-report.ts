import { hooksOf } from "../../sim/affordances/hooks.ts";
import { outcomeHash, stateHash } from "../../sim/snapshot/hash.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { perturbationFigures } from "../../sim/telemetry/perturbation-figures.ts";
import { runSummary } from "../../sim/telemetry/run-summary.ts";
import { livingPeople } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { shownPath } from "../config/app-root.ts";
import { policyIn } from "../town/beginning.ts";
import type { TownHost } from "../town/town-host.ts";
import type { LiveRun } from "./live-run.ts";
import { table } from "./terminal.ts";

export type RunDocument = ReturnType<typeof runDocument>;

/** What `run` and `resume` report: figures of the whole life of the town, speed of this run. */
export function runDocument(host: TownHost, live: LiveRun, phases: Record<string, number> | null) {
  const { town, identity } = host;
  const summary = runSummary(town);
  const seconds = Math.max(live.wallSeconds, 1e-9);
  return {
    ok: host.problem === null,
    config_id: identity.config_id,
    config_hash: identity.config_hash,
    scenario: identity.scenario,
    seed: Number(identity.seed),
    policy: policyIn(town),
    ticks: live.ran,
    tick: host.tick,
    days: host.tick / town.config.time.ticks_per_day,
    agents_start: live.peopleBefore,
    agents_end: livingPeople(town),
    state_hash: stateHash(town),
    outcome_hash: outcomeHash(town),
    mean_reward: summary.rewards.mean,
    rewards: summary.rewards,
    affordances: summary.affordances,
    queues: summary.queues,
    queue_fairness: summary.queue_fairness,
    weather: summary.weather,
    utilities: summary.utilities,
    employment: summary.employment,
    social: summary.social,
    wall_s: live.wallSeconds,
    ticks_per_s: live.ran / seconds,
    agent_steps_per_s: (live.ran * livingPeople(town)) / seconds,
    phases_ms: phases,
    hooks: hookReport(town),
    kpis: kpis(town),
    events: summary.events,
    exits: summary.exits,
    lifecycle: summary.lifecycle,
    embeddings: summary.embeddings,
    perturbations: perturbationFigures(town),
    commands: host.asked.answered.map(({ tick, command, answer }) => ({
      tick,
      name: command.name,
      ...(command.cmd_id === undefined ? {} : { cmd_id: command.cmd_id }),
      ...(answer.ok
        ? { status: "ok" as const, result: answer.value }
        : { status: "error" as const, error: answer.error }),
    })),
    narrations: summary.narrations,
    conflict: summary.conflict,
    invariant_violations: checkWorld(town).length,
    out: host.file,
    ...(live.interrupted ? { interrupted: true } : {}),
  };
}

/** Which modules of hooks are loaded and which were refused; handlers that failed, and times where they are taken. */
function hookReport(town: TownHost["town"]) {
  const { accepted, rejected, failures, timings } = hooksOf(town);
  return {
    accepted,
    rejected,
    failures: Object.fromEntries(failures),
    ...(timings.size > 0 ? { timings: Object.fromEntries(timings) } : {}),
  };
}

/** The same for people. */
export function runText(report: RunDocument): string {
  const { kpis: figures } = report;
  return table([
    ["Town", `${report.scenario}, seed ${report.seed} (${report.config_id})`],
    ["Lived", `${report.ticks} ticks, now day ${(report.days + 1).toFixed(2)}`],
    ["Speed", `${Math.round(report.ticks_per_s).toLocaleString("en")} ticks/s`],
    ["Provides for itself", percent(figures.self_sufficiency)],
    ["At work on time", percent(figures.attendance)],
    ["Uses", counted(report.affordances)],
    ["Stories", counted(report.narrations)],
    [
      "Left town",
      report.exits.map(({ agent_id, reason }) => `${agent_id} (${reason})`).join(", ") || "nobody",
    ],
    ["Came to town", String(report.lifecycle.arrivals)],
    ...refusedCommands(report),
    ["State", report.state_hash],
    ["Outcome", report.outcome_hash],
    [
      "File",
      report.out === null ? "none (--out FILE.townlet keeps the town)" : shownPath(report.out),
    ],
  ]);
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : `${(share * 100).toFixed(1)} %`;
}

function counted(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([name, count]) => `${name} ${count}`).join(", ") || "none";
}

function refusedCommands({ commands }: RunDocument): [string, string][] {
  return commands.flatMap(({ tick, name, ...answer }): [string, string][] =>
    answer.status === "ok"
      ? []
      : [["Refused", `${name} at tick ${tick}: ${answer.error.message} (${answer.error.code})`]],
  );
}
