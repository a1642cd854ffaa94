import { targetsOf } from "../perturbations/event-targets.ts";
import { nameOfPlace } from "../perturbations/places.ts";
import { UTILITIES } from "../config/blocks/world.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { TARGET_SLOTS } from "../world/world.ts";

/** A disturbance for viewers. Ticks; what has no end yet ends at null. */
export interface PublicEvent {
  readonly event_id: string;
  readonly spec_name: string;
  readonly kind: string;
  readonly started_at: number;
  readonly ends_at: number | null;
  /** From now on; 0 once it is on. */
  readonly starts_in: number;
  readonly ticks_remaining: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly targets: readonly string[];
}

interface Wait {
  readonly until: number;
  readonly ticks_remaining: number;
}

/** What is on, what is to come, and what and whom chance leaves alone for now. Built on demand. */
export interface PublicEvents {
  readonly active: Readonly<Record<string, PublicEvent>>;
  readonly pending: readonly PublicEvent[];
  readonly cooldowns: {
    readonly spec: Readonly<Record<string, Wait>>;
    readonly agents: Readonly<Record<string, Wait>>;
  };
}

export function publicEvents(town: Town): PublicEvents {
  const { world, rules, people } = town;
  const { town: state, agents } = world;
  const active: Record<string, PublicEvent> = {};
  const pending: PublicEvent[] = [];
  for (let at = 0; at < state.disturbances[0]; at++) {
    const event = publicEvent(town, at);
    if (state.disturbanceOn[at] === 1) active[event.event_id] = event;
    else pending.push(event);
  }
  const wait = (until: number): Wait => ({ until, ticks_remaining: until - state.tick[0] });
  const later = (until: number): boolean => until > state.tick[0];
  return {
    active,
    pending,
    cooldowns: {
      spec: Object.fromEntries(
        rules.events.specs.flatMap(({ name }, row) =>
          later(state.specCooldown[row]) ? [[name, wait(state.specCooldown[row])]] : [],
        ),
      ),
      agents: Object.fromEntries(
        Array.from(world.live.subarray(0, state.liveCount[0])).flatMap((slot) =>
          later(agents.arrangedCooldown[slot])
            ? [[people[agents.person[slot]].id, wait(agents.arrangedCooldown[slot])]]
            : [],
        ),
      ),
    },
  };
}

function publicEvent(town: Town, at: number): PublicEvent {
  const { town: state } = town.world;
  const row = state.disturbanceSpec[at];
  const { name, kind } = town.rules.events.specs[row];
  const tick = state.tick[0];
  const ends = state.disturbanceEnd[at];
  const from = at * TARGET_SLOTS;
  const targets = Array.from(state.disturbanceTargets.subarray(from, from + TARGET_SLOTS));
  if (kind === "price_spike") targets[0] = state.disturbanceAim[at];
  return {
    event_id: `evt_${state.disturbance[at]}`,
    spec_name: name,
    kind,
    started_at: state.disturbanceStart[at],
    ends_at: ends === NONE ? null : ends,
    starts_in: Math.max(0, state.disturbanceStart[at] - tick),
    ticks_remaining: ends === NONE ? null : ends - tick,
    payload: payloadOf(town, at),
    targets: targetsOf(town, row, targets),
  };
}

function payloadOf({ world, rules }: Town, at: number): Record<string, unknown> {
  const { town: state } = world;
  const aim = state.disturbanceAim[at];
  switch (rules.events.specs[state.disturbanceSpec[at]].kind) {
    case "price_spike":
      return { magnitude: state.disturbanceMagnitude[at] };
    case "blackout":
    case "outage":
      return { utility: UTILITIES[aim] };
    case "arranged_meet": {
      const mode = state.disturbanceInvites[at] === 1 ? "invite" : "relocate";
      return { location: nameOfPlace(rules, aim), mode };
    }
    default:
      return aim === NONE ? {} : { object_type: rules.types[aim] };
  }
}
