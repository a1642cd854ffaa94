import { expect, test } from "vitest";

import { loadConfig } from "../../../main/config/load-config.ts";
import { STAGES } from "../../../sim/config/blocks/curriculum.ts";
import type { TownConfig } from "../../../sim/config/town-config.ts";
import { createTown } from "../../../sim/create-town.ts";
import { kpis } from "../../../sim/telemetry/kpis.ts";
import { livingPeople, type Town } from "../../../sim/town.ts";
import { runTick } from "../../../sim/tick.ts";

/** The steps of the curriculum that come as scenarios, in order. */
const PRESETS = [
  "m0_home",
  "m1_shop",
  "m2_job",
  "m2_5_queues",
  "m3_relationships",
  "m4_perturbations",
  "m5_full",
] as const;

function configOf(name: string): TownConfig {
  const loaded = loadConfig(name);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join("\n"));
  expect(loaded.value.warnings).toEqual([]);
  return loaded.value.config;
}

/** A town after some days, and how many lines it has told. */
function lived(name: string, days: number): { town: Town; lines: number } {
  const config = configOf(name);
  const town = createTown(config);
  let lines = 0;
  for (let tick = 0; tick < days * config.time.ticks_per_day; tick++) {
    runTick(town);
    lines += town.stories.count;
  }
  return { town, lines };
}

test("presets follow the curriculum from needs alone to the whole town", () => {
  const stages = PRESETS.map((name) => STAGES.indexOf(configOf(name).curriculum.stage));
  expect(stages).toEqual([...stages].toSorted((a, b) => a - b));
  expect(new Set(stages).size).toBe(PRESETS.length);
  const ties = PRESETS.map((name) => configOf(name).features.stages.relationships);
  expect(ties).toEqual(["OFF", "OFF", "OFF", "OFF", "B", "B", "B"]);
  const exits = PRESETS.map((name) => configOf(name).lifecycle.training_mode);
  expect(exits).toEqual(["off", "off", "off", "off", "off", "on", "on"]);
});

test("[A161] in a home with everything free nobody starves in five days", () => {
  const { town, lines } = lived("m0_home", 5);
  expect(kpis(town)).toMatchObject({ starvation_per_agent_day: 0, self_sufficiency: 1 });
  expect(livingPeople(town)).toBe(8);
  expect(lines).toBe(0);
});

test("a stipend carries those who only shop", () => {
  const { town } = lived("m1_shop", 5);
  expect(kpis(town)).toMatchObject({ starvation_per_agent_day: 0, attendance: null });
  expect([...town.world.agents.rentUnpaidDays]).toEqual(
    Array.from(town.world.agents.rentUnpaidDays, () => 0),
  );
});

test("[A161] without the stipend people are at work on time, and it feeds them", () => {
  const { town } = lived("m2_job", 5);
  const { attendance, self_sufficiency, starvation_per_agent_day } = kpis(town);
  expect(attendance).toBeGreaterThanOrEqual(0.7);
  expect(self_sufficiency).toBeGreaterThanOrEqual(0.7);
  expect(starvation_per_agent_day).toBe(0);
});

test.each(PRESETS.slice(3))("%s lives for days", (name) => {
  const { town, lines } = lived(name, 3);
  expect(livingPeople(town)).toBe(8);
  expect(kpis(town).self_sufficiency).toBeGreaterThanOrEqual(0.7);
  const tells = STAGES.indexOf(town.config.curriculum.stage) >= STAGES.indexOf("M4");
  expect(lines > 0).toBe(tells);
});
