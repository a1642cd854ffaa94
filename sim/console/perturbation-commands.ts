import { pricesNamed } from "../economy/prices-named.ts";
import { PRICE_GROUPS } from "../config/blocks/economy.ts";
import { CITY_WIDE } from "../perturbations/kinds.ts";
import {
  type Disturbance,
  type Planned,
  cancelDisturbance,
  openEnded,
  planDisturbance,
} from "../perturbations/disturbances.ts";
import { type EventRule, specNamed, switchRow } from "../perturbations/event-rules.ts";
import { canBeAsked, peopleForMeet } from "../perturbations/meet-people.ts";
import { placeNamed } from "../perturbations/places.ts";
import { drawDuration, drawMagnitude } from "../perturbations/schedule.ts";
import { type Result, ok } from "../result.ts";
import { type Town, slotOfId } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { MEET_SLOTS, TARGET_SLOTS } from "../world/world.ts";
import {
  type Answer,
  type Arguments,
  type CommandRefusal,
  findAgent,
  refused,
} from "./arguments.ts";

/** A blackout or a dry town until it is switched off again. Switching twice changes nothing. */
export function switchOutage(
  town: Town,
  kind: "blackout" | "outage",
  { on }: { readonly on: boolean },
): Answer {
  const spec = switchRow(town.rules.events, kind);
  const open = openEnded(town, spec);
  if (on && open === NONE) {
    const planned = planDisturbance(town, {
      spec,
      byChance: false,
      startsIn: 0,
      duration: null,
      magnitude: 1,
      aim: town.rules.events.specs[spec].aim,
      targets: [],
      invites: false,
    });
    if (!planned.ok) return planned;
    return ok({ [kind]: true, event_id: eventId(planned.value.event) });
  }
  if (!on && open !== NONE) cancelDisturbance(town, open);
  return ok({ [kind]: on, event_id: open === NONE ? null : eventId(open) });
}

/** A disturbance now or later, whatever chance would have it. */
export function trigger(town: Town, kwargs: Arguments<"perturbation_trigger">): Answer {
  const planned = plan(town, kwargs);
  if (!planned.ok) return planned;
  const { warning, ...event } = planned.value;
  return ok({ enqueued: true, event, ...(warning === null ? {} : { warning }) });
}

/** A meeting of these people. */
export function arrangeMeet(town: Town, { agents, ...kwargs }: Arguments<"arrange_meet">): Answer {
  for (const id of agents) {
    const found = findAgent(town, id);
    if (!found.ok) return found;
  }
  const row = specNamed(town.rules.book.events, kwargs.spec);
  if (row !== NONE && town.rules.events.specs[row].kind !== "arranged_meet") {
    return refused("invalid_args", `'${kwargs.spec}' brings nobody together`);
  }
  const planned = plan(town, { ...kwargs, targets: agents });
  if (!planned.ok) return planned;
  const { event_id, spec, starts_at, ends_at, targets } = planned.value;
  return ok({ event_id, spec, starts_at, ends_at, targets });
}

interface Told {
  readonly event_id: string;
  readonly spec: string;
  readonly kind: string;
  readonly starts_at: number;
  readonly ends_at: number | null;
  readonly targets: readonly string[];
  readonly warning: string | null;
}

type Wanted = Pick<
  Arguments<"perturbation_trigger">,
  "spec" | "starts_in" | "duration" | "magnitude" | "targets" | "location" | "mode"
>;

/** Everything is looked at first: a refusal changes nothing and draws nothing. */
function plan(town: Town, wanted: Wanted): Result<Told, CommandRefusal> {
  const { book, events } = town.rules;
  const row = specNamed(book.events, wanted.spec);
  if (row === NONE) {
    const known = book.events.current.map((spec) => events.specs[spec].name).join(", ");
    const there = known === "" ? "there is none" : `known: ${known}`;
    return refused("unknown_spec", `no disturbance '${wanted.spec}'; ${there}`);
  }
  const rule = events.specs[row];
  const about = aboutWhat(town, rule, wanted);
  if (!about.ok) return about;
  const planned = planDisturbance(town, {
    spec: row,
    byChance: false,
    startsIn: wanted.starts_in,
    duration: wanted.duration ?? drawDuration(town, rule),
    magnitude: wanted.magnitude ?? drawMagnitude(town, rule),
    ...about.value,
  });
  return planned.ok ? ok(told(town, rule, planned.value, about.value)) : planned;
}

function told(
  { people, rules }: Town,
  rule: EventRule,
  { event, startsAt, endsAt }: Planned,
  { names, targets }: About,
): Told {
  return {
    event_id: eventId(event),
    spec: rule.name,
    kind: rule.kind,
    starts_at: startsAt,
    ends_at: endsAt,
    targets:
      names ??
      targets.map((target) =>
        rule.kind === "arranged_meet" ? people[target].id : rules.objects[target].id,
      ),
    warning:
      rule.locked && CITY_WIDE.has(rule.kind)
        ? `chance would not bring '${rule.name}' at this stage of the curriculum`
        : null,
  };
}

interface About extends Pick<Disturbance, "aim" | "targets" | "invites"> {
  /** What was named, where that is no person and no object. */
  readonly names: readonly string[] | null;
}

/** What the disturbance is about: what the command names, else what its spec says. */
function aboutWhat(town: Town, rule: EventRule, wanted: Wanted): Result<About, CommandRefusal> {
  const { aim } = rule;
  const { targets } = wanted;
  switch (rule.kind) {
    case "price_spike": {
      const prices = targets.length === 0 ? aim : pricesNamed(targets);
      if (prices !== 0) return ok({ aim: prices, targets: [], invites: false, names: targets });
      const known = Object.keys(PRICE_GROUPS).join(", ");
      return refused("invalid_args", `${targets.join(", ")} name no price; known: ${known}`);
    }
    case "queue_closure":
      return targets.length === 0 ? closureAsConfigured(rule) : closureOf(town, targets);
    case "arranged_meet":
      return meetingOf(town, rule, wanted);
    default:
      return ok({ aim, targets: [], invites: false, names: [] });
  }
}

function closureAsConfigured({ name, aim, objects }: EventRule): Result<About, CommandRefusal> {
  return aim === NONE && objects.length === 0
    ? refused("invalid_args", `there is nothing that '${name}' could close`)
    : ok({ aim, targets: objects, invites: false, names: null });
}

/** A type of object by its name, or some objects by id. */
function closureOf({ rules }: Town, targets: readonly string[]): Result<About, CommandRefusal> {
  const type = targets.length === 1 ? rules.types.indexOf(targets[0]) : NONE;
  if (type !== NONE) return ok({ aim: type, targets: [], invites: false, names: targets });
  const found = targets.map((id) => rules.objects.findIndex((object) => object.id === id));
  const missing = targets.filter((_, index) => found[index] === NONE);
  if (missing.length > 0) return refused("invalid_args", `no object ${missing.join(", ")}`);
  if (found.length > TARGET_SLOTS) {
    return refused("invalid_args", `at most ${TARGET_SLOTS} objects can be named`);
  }
  return ok({ aim: NONE, targets: found, invites: false, names: null });
}

function meetingOf(town: Town, rule: EventRule, wanted: Wanted): Result<About, CommandRefusal> {
  const { rules, world } = town;
  const { location, mode, targets } = wanted;
  const aim = location === undefined ? rule.aim : placeNamed(rules, location);
  if (aim === NONE) {
    const where = location === undefined ? `where '${rule.name}' is` : `'${location}'`;
    return refused("invalid_args", `there is no place ${where}`);
  }
  const guests =
    targets.length === 0
      ? (peopleForMeet(town, rule) ?? [])
      : [...new Set(targets)]
          .map((id) => slotOfId(town, id))
          .filter((slot) => slot !== NONE && canBeAsked(town, slot));
  if (guests.length < 2) {
    return refused("invalid_args", `a meeting takes two who can come, found ${guests.length}`);
  }
  if (guests.length > MEET_SLOTS) {
    return refused("invalid_args", `at most ${MEET_SLOTS} people can be brought together`);
  }
  return ok({
    aim,
    targets: guests.map((slot) => world.agents.person[slot]),
    invites: mode === undefined ? rule.invites : mode === "invite",
    names: null,
  });
}

export function cancel(town: Town, { event_id }: Arguments<"perturbation_cancel">): Answer {
  const cancelled = cancelDisturbance(town, Number(event_id.slice(EVENT_PREFIX.length)));
  return ok({ cancelled, event_id });
}

/** Everything is likelier for five minutes of the town's day. */
export function chaosHour(town: Town): Answer {
  const { features, time } = town.config;
  if (!features.behavior.chaos_hour) {
    return refused("conflict", "features.behavior.chaos_hour is off");
  }
  const { town: state } = town.world;
  const ticks = Math.max(1, Math.floor((CHAOS_MINUTES * time.ticks_per_day) / 1440 + 0.5));
  state.chaosUntil[0] = state.tick[0] + ticks;
  return ok({ chaos_hour: true, until: state.chaosUntil[0] });
}

const CHAOS_MINUTES = 5;
const EVENT_PREFIX = "evt_";

function eventId(event: number): string {
  return `${EVENT_PREFIX}${event}`;
}
