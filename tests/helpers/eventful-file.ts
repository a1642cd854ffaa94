import path from "node:path";

import { BY_SCRIPT } from "../../sim/options/outside-choices.ts";
import { OPTIONS } from "../../sim/options/options.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { Command } from "../../sim/console/commands.ts";
import { newTown } from "../../main/town/open-town.ts";
import type { TownHost } from "../../main/town/town-host.ts";
import { branch, switchTo } from "../../main/town/travel.ts";
import { defaultConfig } from "./default-config.ts";
import type { Change } from "../../main/town/branch.ts";
import { HERE, doorTo } from "./door.ts";
import { required } from "./required.ts";
import { good } from "./town-file.ts";

const NO_ARTEFACT = { policy_hash: null, variant: null, learned_ratio: 0 };

export const setNeed = (agent_id: string, hunger: number): Command => ({
  name: "setneed",
  kwargs: { agent_id, needs: { hunger } },
});

const price = (value: number): Command => ({ name: "price", kwargs: { key: "meal_cost", value } });

/** Numbers of the file's timelines, by name. */
export const TIMELINES = { main: 1, plain: 2, twig: 3, chance: 4, outside: 5, dear: 6 } as const;

/** The default town's, with a state every 200 ticks. */
export function eventfulConfig(): TownConfig {
  const config = defaultConfig();
  config.snapshot.autosave.cadence_ticks = 200;
  return config;
}

/**
 * A closed file with a bit of everything: 600 ticks of the default town with commands, two of them in its audit, a state every 200
 * ticks, and branches: `plain` from 350 and `twig` from it, `chance` from 300, `outside` from 350 whose
 * people are chosen for, `dear` from 500 with other rules.
 */
export async function eventfulFile(folder: string): Promise<string> {
  const file = path.join(folder, "eventful.townlet");
  const parts = {
    config: eventfulConfig(),
    scenario: "default",
    title: "Eventful",
    file,
    replace: false,
  };
  const host = good(await newTown(parts));
  host.schedule(130, [setNeed("bob", 0.05)]);
  host.schedule(250, [price(0.3), price(0.7)]);
  host.schedule(420, [Command.parse({ name: "kill", kwargs: { agent_id: "nobody" } })]);
  const door = await doorTo(host);
  const rain = { name: "rain", kwargs: { on: true }, mode: "admin", cmd_id: "rain-1", tick: 450 };
  const asked = [door.take({ name: "seed", cmd_id: "seed-1" }, HERE), door.take(rain, HERE)];
  host.schedule(560, [reloading()]);
  host.advance(600);
  await Promise.all(asked);
  await branchAt(host, 350, "plain");
  host.schedule(430, [setNeed("elif", 0.1)]);
  host.advance(150);
  await branchAt(host, 450, "twig", { from: "plain" });
  host.advance(50);
  await branchAt(host, 300, "chance", { policy: { ...NO_ARTEFACT, policy: "random" } });
  host.advance(150);
  await branchAt(host, 350, "outside", { policy: { ...NO_ARTEFACT, policy: "outside" } });
  for (let tick = 0; tick < 70; tick++) {
    for (const slot of host.town.world.live.subarray(0, 8)) {
      host.choose(slot, tick % 20 === 10 ? slot % OPTIONS.length : BY_SCRIPT);
    }
    host.advance(1);
  }
  const dear = eventfulConfig();
  dear.economy.cook_energy_cost *= 2;
  await branchAt(host, 500, "dear", { config: dear });
  host.advance(100);
  good(await host.close());
  return file;
}

/** The manifest with another length of one use. */
function reloading(): Command {
  const entries = defaultConfig().manifest.map((entry) =>
    "duration" in entry && entry.id === "use_shower"
      ? Object.assign({}, entry, { duration: 12 })
      : entry,
  );
  const kwargs = { path: "other.yaml", checksum: "b".repeat(64), entries, dry_run: false };
  return Command.parse({ name: "reload_affordances", kwargs });
}

/** Shows the first timeline or the one called `plain`, whichever is meant, and parts from it. */
async function branchAt(
  host: TownHost,
  tick: number,
  name: string,
  { from = "main", ...change }: Change & { readonly from?: string } = {},
): Promise<void> {
  const parent = host.timelines.find((one) => one.name === from);
  good(await switchTo(host, required(parent).timeline, tick));
  good(await branch(host, name, change));
}
