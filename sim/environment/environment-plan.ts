import type { TownConfig } from "../config/town-config.ts";
import type { ObservationLayout } from "../observations/layout.ts";
import type { Rules } from "../rules.ts";

/** When rows are observed and masked: after every tick, or only those for whom a choice is due. */
export const DECIDES = ["every", "options"] as const;
export type Decides = (typeof DECIDES)[number];

/** What all towns of an environment have in common. */
export interface EnvironmentPlan {
  readonly config: TownConfig;
  /** Compiled from `config`, and shared. */
  readonly rules: Rules;
  /** Null where nothing is observed. */
  readonly layout: ObservationLayout | null;
  readonly decide: Decides;
  /** Whose options people live by: what is written to `choices`, or the scripts. */
  readonly policy: "outside" | "script";
  /** Ticks after which a town begins anew and its episodes are cut short; 0 = never. */
  readonly horizon: number;
}
