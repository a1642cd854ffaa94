import { PRICES } from "../config/blocks/economy.ts";
import { setBaselinePrice } from "../economy/prices.ts";
import { setWage } from "../economy/wages.ts";
import { cancelDisturbance, openEnded, planDisturbance } from "../perturbations/disturbances.ts";
import { DEFAULT_DURATION, DEFAULT_MAGNITUDE, SPECS } from "../perturbations/specs.ts";
import { ok } from "../result.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { forceRain } from "../world/weather.ts";
import { WEATHERS } from "../config/blocks/world.ts";
import { type Answer, type Arguments, refused } from "./arguments.ts";

/** A lasting price, refused as `setBaselinePrice` says. */
export function setPrice(town: Town, { key, value }: Arguments<"price">): Answer {
  const set = setBaselinePrice(town, key, value);
  if (!set.ok) return set;
  return ok({ item: key, value, in_force: town.world.town.price[PRICES.indexOf(key)] });
}

/** A lasting wage, refused as `setWage` says. */
export function setEmploymentParam(
  town: Town,
  { job_id, key, value }: Arguments<"set_employment_param">,
): Answer {
  const set = setWage(town, job_id, value);
  return set.ok ? ok({ job_id, key, value }) : set;
}

/** A blackout or a dry town until it is switched off again. Switching twice changes nothing. */
export function switchOutage(
  town: Town,
  spec: "blackout" | "outage",
  { on }: { readonly on: boolean },
): Answer {
  const open = openEnded(town, spec);
  if (on && open === NONE) {
    const planned = planDisturbance(town, {
      spec,
      startsIn: 0,
      duration: null,
      magnitude: 1,
      targets: [],
    });
    if (!planned.ok) return planned;
    return ok({ [spec]: true, event_id: eventId(planned.value.event) });
  }
  if (!on && open !== NONE) cancelDisturbance(town, open);
  return ok({ [spec]: on, event_id: open === NONE ? null : eventId(open) });
}

/** Rain until it is stopped. */
export function switchRain(town: Town, { on }: Arguments<"rain">): Answer {
  forceRain(town, on);
  return ok({ rain: on, weather: WEATHERS[town.world.town.weather[0]] });
}

/** A disturbance now or later, whatever chance would have it. */
export function trigger(town: Town, kwargs: Arguments<"perturbation_trigger">): Answer {
  const { starts_in, magnitude = DEFAULT_MAGNITUDE, targets } = kwargs;
  const spec = SPECS.find((known) => known === kwargs.spec);
  if (spec === undefined) {
    return refused("unknown_spec", `no disturbance '${kwargs.spec}'; known: ${SPECS.join(", ")}`);
  }
  const planned = planDisturbance(town, {
    spec,
    startsIn: starts_in,
    duration: kwargs.duration ?? DEFAULT_DURATION[spec],
    magnitude,
    targets,
  });
  if (!planned.ok) return planned;
  const { event, startsAt, endsAt } = planned.value;
  const enqueued = {
    event_id: eventId(event),
    spec,
    starts_at: startsAt,
    ends_at: endsAt,
    targets,
  };
  return ok({ enqueued: true, event: enqueued });
}

export function cancel(town: Town, { event_id }: Arguments<"perturbation_cancel">): Answer {
  const cancelled = cancelDisturbance(town, Number(event_id.slice(EVENT_PREFIX.length)));
  return ok({ cancelled, event_id });
}

const EVENT_PREFIX = "evt_";

function eventId(event: number): string {
  return `${EVENT_PREFIX}${event}`;
}
