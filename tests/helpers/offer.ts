import type { Affordance } from "../../sim/config/manifest.ts";
import { affordancesOf } from "../../sim/config/manifest.ts";
import type { TownConfig } from "../../sim/config/town-config.ts";
import { required } from "./required.ts";

/** An affordance of the manifest by its id, to be changed; the first one when no id is given. */
export function offer(config: TownConfig, id?: string): Affordance {
  return required(
    affordancesOf(config.manifest).find((entry) => id === undefined || entry.id === id),
  );
}
