/**
 * The working half of `npm run campaign:society`: lives one town through and prints, as one JSON line, what a census
 * taker would find who saw every event and every line of the story, and nothing else.
 */
import { parseArgs } from "node:util";

import { loadConfig } from "../../main/config/load-config.ts";
import { createTown } from "../../sim/create-town.ts";
import { decodeEvent, eventRecord } from "../../sim/events/decode-event.ts";
import { storiesOf } from "../../sim/narration/stories-of.ts";
import { kpis } from "../../sim/telemetry/kpis.ts";
import { perturbationFigures } from "../../sim/telemetry/perturbation-figures.ts";
import { socialFigures } from "../../sim/telemetry/social-figures.ts";
import { runTick } from "../../sim/tick.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { LineCensus } from "./line-census.ts";
import { PersonalityCensus } from "./personality-census.ts";
import { TroubleCensus } from "./trouble-census.ts";

const { values } = parseArgs({
  options: {
    scenario: { type: "string", default: "default" },
    seed: { type: "string", default: "1" },
    days: { type: "string", default: "5" },
    "print-day": { type: "string" },
  },
});
const loaded = loadConfig(values.scenario);
if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
const { config } = loaded.value;
const town = createTown(config, BigInt(values.seed));
const { ticksPerDay } = town.rules;
const days = Number(values.days);

const lines = new LineCensus(config, ticksPerDay);
const trouble = new TroubleCensus(config, ticksPerDay);
const personalities = new PersonalityCensus(town);
const ties: (number | null)[] = [];
const broken: string[] = [];
const start = performance.now();
let looked = 0;
for (let tick = 1; tick <= days * ticksPerDay; tick++) {
  runTick(town);
  const before = performance.now();
  for (let index = 0; index < town.events.count; index++) {
    const event = decodeEvent(town, eventRecord(town, index));
    trouble.see(event);
    personalities.see(event);
  }
  personalities.look();
  lines.hear(tick, storiesOf(town));
  if (tick % ticksPerDay === 0) {
    ties.push(kpis(town).tie_share);
    broken.push(...checkWorld(town).map((law) => `tick ${tick}: ${law}`));
  }
  looked += performance.now() - before;
}
process.stdout.write(
  `${JSON.stringify({
    seed: Number(values.seed),
    days,
    ticks_per_s: (days * ticksPerDay * 1000) / (performance.now() - start - looked),
    kpis: kpis(town),
    tie_share_by_day: ties.slice(0, 20),
    social: socialFigures(town),
    perturbations: perturbationFigures(town),
    trouble: trouble.result(),
    stories: lines.result(),
    personalities: personalities.result(),
    day: values["print-day"] === undefined ? null : lines.dayOf(Number(values["print-day"])),
    broken,
  })}\n`,
);
