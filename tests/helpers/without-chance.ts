import { EventSpec } from "../../sim/config/blocks/perturbations.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";

/** What an operator can bring about in any town. */
const BY_HAND = { price_spike: 60, blackout: 40, outage: 40 };

/** Nothing befalls the town by chance; spikes and outages can be triggered. Changes the configuration. */
export function withoutChance(config: TownConfig): TownConfig {
  delete config.perturbation_file;
  delete config.perturbation_checksum;
  config.perturbations.file = null;
  config.perturbations.events = Object.fromEntries(
    Object.entries(BY_HAND).map(([kind, duration]) => {
      const magnitude = kind === "price_spike" ? { magnitude: 1.2 } : {};
      return [kind, EventSpec.parse({ kind, duration, ...magnitude })];
    }),
  );
  return config;
}
