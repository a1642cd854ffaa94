import { expect } from "vitest";

import { configHash } from "../../../sim/config/config-id.ts";
import { editTown } from "../edit-snapshot.ts";
import { eventfulConfig } from "../eventful-file.ts";
import { another, type Corruption, type File } from "./corruption.ts";
import { richer } from "./states.ts";

function dearer(file: File): void {
  const row = file.prepare<[], { config: string }>("SELECT config FROM town").get();
  const config = {
    ...eventfulConfig(),
    economy: { ...eventfulConfig().economy, cook_energy_cost: 0.03 },
  };
  expect(row?.config).toContain("cook_energy_cost");
  file
    .prepare<[string, string]>("UPDATE town SET config = ?, config_hash = ?")
    .run(JSON.stringify(config), configHash(config));
}

/** Of who the town is, and of its timelines. */
export const TREE: readonly Corruption[] = [
  [
    "begins earlier",
    "UPDATE timelines SET at = 340 WHERE name = 'plain'",
    340,
    "timelines.at",
    "plain",
  ],
  [
    "begins later",
    "UPDATE timelines SET at = 360 WHERE name = 'plain'",
    350,
    "timelines.at",
    "plain",
  ],
  [
    "begins after its parent's end",
    "UPDATE timelines SET at = 550, last_tick = 560 WHERE name = 'twig'",
    550,
    "timelines.at",
    "twig",
  ],
  [
    "begins without a state",
    "DELETE FROM keyframes WHERE timeline = 2 AND tick = 350",
    350,
    "timelines.at",
    "plain",
  ],
  [
    "another parent",
    "UPDATE timelines SET parent = 1 WHERE name = 'twig'",
    450,
    "timelines.parent",
    "twig",
  ],
  ["no parent", "UPDATE timelines SET parent = NULL WHERE name = 'twig'", [0, 500], /./, "twig"],
  [
    "a parent that is not",
    "UPDATE timelines SET parent = 99 WHERE name = 'twig'",
    450,
    "timelines.parent",
    "twig",
  ],
  [
    "parents in a circle",
    "UPDATE timelines SET parent = 3 WHERE name = 'plain'",
    350,
    "timelines.parent",
    "twig",
  ],
  [
    "ends earlier",
    "UPDATE timelines SET last_tick = 560 WHERE timeline = 1",
    [561, 600],
    "timelines.last_tick",
  ],
  [
    "ends later",
    "UPDATE timelines SET last_tick = 700 WHERE timeline = 1",
    [601, 700],
    "timelines.last_tick",
  ],
  [
    "other rules",
    "UPDATE timelines SET config = replace(config, '\"rent_per_day\":1.75', '\"rent_per_day\":1.5') WHERE name = 'dear'",
    500,
    "timelines.config",
    "dear",
  ],
  [
    "its parent's rules",
    "UPDATE timelines SET config = NULL WHERE name = 'dear'",
    500,
    "timelines.config",
    "dear",
  ],
  [
    "rules of its own",
    "UPDATE timelines SET config = (SELECT config FROM timelines WHERE name = 'dear') WHERE name = 'plain'",
    350,
    "timelines.config",
    "plain",
  ],
  [
    "scripts instead of chance",
    "UPDATE timelines SET policy = 'scripted' WHERE name = 'chance'",
    300,
    "timelines.policy",
    "chance",
  ],
  [
    "chance instead of scripts",
    "UPDATE timelines SET policy = 'random' WHERE timeline = 1",
    0,
    "timelines.policy",
  ],
  ["a timeline less", "DELETE FROM timelines WHERE name = 'outside'", 350, "timelines"],
  [
    "a branch's money",
    (file) =>
      editTown(file, { timeline: 2, tick: 350 }, eventfulConfig(), {
        change: richer,
        wholly: false,
      }),
    350,
    "agents.wallet",
    "plain",
  ],
  ["another seed", "UPDATE town SET seed = '2'", 0, "town.seed"],
  [
    "another seed of its rules",
    "UPDATE town SET config = replace(config, '\"seed\":1', '\"seed\":2')",
    0,
    "town.seed",
  ],
  ["another name of its rules", "UPDATE town SET config_id = 'other'", 0, "town.config_id"],
  [
    "another hash of its rules",
    `UPDATE town SET config_hash = ${another("config_hash")}`,
    0,
    "town.config",
  ],
  [
    "the town's rules",
    "UPDATE town SET config = replace(config, '\"rent_per_day\":1.75', '\"rent_per_day\":1.5')",
    0,
    "town.config",
  ],
  ["the town's rules and their hash", dearer, 0, "snapshot.config_hash"],
];
