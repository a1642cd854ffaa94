import { layoutOf } from "../../sim/observations/layout.ts";
import { observeInPlace } from "../../sim/observations/observe.ts";
import { createObserver, syncLayers } from "../../sim/observations/observer.ts";
import type { Variant } from "../../sim/observations/variants.ts";
import type { Town } from "../../sim/town.ts";

/** Observes everybody after every tick, as policies would, and says what that came to. */
export function watchEverybody(town: Town, variant: Variant) {
  const layout = layoutOf(town.config, variant);
  const observer = createObserver(town, layout);
  let made = 0;
  const look = (): void => {
    syncLayers(observer);
    const { live, town: counters } = town.world;
    const count = counters.liveCount[0] ?? 0;
    for (let place = 0; place < count; place++) observeInPlace(observer, live[place] ?? 0);
    made += count;
  };
  const report = () => ({
    observations: variant,
    observation_schema: layout.schema,
    observation_floats: layout.size,
    observations_made: made,
  });
  return { look, report };
}
