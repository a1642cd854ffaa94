import { EventSpec, type PerturbationSettings } from "../../sim/config/blocks/perturbations.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import type { Town } from "../../sim/town.ts";
import { type TownPlan, makeTown } from "./make-town.ts";

interface ChancePlan extends TownPlan {
  /** Events as a file would have them. */
  readonly events: Readonly<Record<string, object>>;
  readonly settings?: Partial<PerturbationSettings>;
}

/** No limit on what chance may bring. */
const UNLIMITED = {
  max_concurrent_events: 16,
  global_cooldown_ticks: 0,
  per_agent_cooldown_ticks: 0,
  max_events_per_window: 0,
} as const;

/** A small town that these events befall, as often as they like unless the settings say otherwise. */
export function chanceTown({ events, settings = {}, ...plan }: ChancePlan): Town {
  return makeTown({
    ...plan,
    edit: (config: TownConfig) => {
      Object.assign(config.perturbations, UNLIMITED, settings);
      config.perturbations.events = Object.fromEntries(
        Object.entries(events).map(([name, spec]) => [name, EventSpec.parse(spec)]),
      );
      plan.edit?.(config);
    },
  });
}
