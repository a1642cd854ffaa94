/** The working half of `npm run campaign:people`. */
import { parseArgs } from "node:util";

import { loadConfig } from "../../main/config/load-config.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { socialFigures } from "../../sim/telemetry/social-figures.ts";
import { runTick } from "../../sim/tick.ts";
import { livingPeople } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { Archetypes, MEASURES } from "./archetypes.ts";

const COLUMNS = [
  "seed",
  "tie share, day 5",
  "at the end",
  "chats per person and day",
  "success",
  "quarrels a week",
  "arguments a week",
  "kept away a week",
  "escalation share",
  "self-sufficiency",
  "attendance",
  "broken laws",
] as const;

const text = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

/** One town's life as the cells of a row. */
function live(config: TownConfig, seed: number, days: number, archetypes: Archetypes): string[] {
  const town = createTown(config, BigInt(seed));
  const ticksPerDay = config.time.ticks_per_day;
  let early: number | null = null;
  for (let tick = 1; tick <= days * ticksPerDay; tick++) {
    runTick(town);
    archetypes.look(town);
    if (tick === 5 * ticksPerDay) early = kpis(town).tie_share;
  }
  const { tie_share, escalation_share, self_sufficiency, attendance } = kpis(town);
  const social = socialFigures(town);
  const weekly = (count: number): string => ((count * 7) / days).toFixed(1);
  return [
    String(seed),
    text(early),
    text(tie_share),
    text((2 * social.chats) / livingPeople(town) / days),
    text(social.success_rate),
    weekly(social.quarrels),
    weekly(social.arguments),
    weekly(social.avoidances),
    text(escalation_share),
    text(self_sufficiency),
    text(attendance),
    String(checkWorld(town).length),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    days: { type: "string", default: "10" },
    scenario: { type: "string", default: "default" },
  },
});
const loaded = loadConfig(values.scenario);
if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
const { config } = loaded.value;
const archetypes = new Archetypes();
const rows = Array.from({ length: Number(values.seeds) }, (_, index) =>
  live(config, index + 1, Number(values.days), archetypes),
);
const profiles = [...archetypes.perDay(config.time.ticks_per_day)].toSorted(([a], [b]) =>
  a.localeCompare(b),
);
const byProfile = profiles.map(([profile, by]) =>
  [profile].concat(MEASURES.map((measure) => text(by.get(measure) ?? null))),
);
process.stdout.write(`${table(COLUMNS, rows)}\n${table(["archetype", ...MEASURES], byProfile)}`);
