import type { TownConfig } from "../config/town-config.ts";

/** Whether people leave and newcomers take their places at all. */
export function isLifecycleOn({ features, lifecycle }: TownConfig): boolean {
  return features.systems.lifecycle === "on" && lifecycle.enabled;
}

/** What keeps everybody in town whatever happens to them, as a key of the configuration; null when people may leave. */
export function whatHoldsExits({ features, lifecycle }: TownConfig): string | null {
  if (features.systems.lifecycle === "off") return "features.systems.lifecycle is off";
  if (!lifecycle.enabled) return "lifecycle.enabled is false";
  return lifecycle.training_mode === "off" ? "lifecycle.training_mode is off" : null;
}
