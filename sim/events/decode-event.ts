import { decodeContext } from "../affordances/context.ts";
import { ITEMS, NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES, WEATHERS } from "../config/blocks/world.ts";
import { OPTIONS, REASONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { EXIT_REASONS } from "../lifecycle/exit-reasons.ts";
import { NONE } from "../world/agent-table.ts";
import { INVALID_REASONS } from "../primitives/primitive.ts";
import { targetsOf } from "../perturbations/event-targets.ts";
import { nameOfPlace } from "../perturbations/places.ts";
import { xOf, yOf } from "../world/grid.ts";
import { EVENT_CELLS, EVENT_INTS, numberOf } from "./event-log.ts";
import {
  type CellRole,
  EVENT_KINDS,
  EXIT_PATHS,
  type EventName,
  type EventShape,
  FAIL_REASONS,
  NUMBER_ROLES,
  PRICE_CAUSES,
  QUIT_REASONS,
  QUEUE_REASONS,
  GUARD_REASONS,
  RELOAD_ERRORS,
  TIE_REASONS,
} from "./kinds.ts";

/** An event with names: `{event, tick, …payload}`, positions as [x, y]. */
export interface DecodedEvent {
  readonly event: EventName;
  readonly tick: number;
  readonly [field: string]: unknown;
}

/** One record as it is stored: integers and a number. */
export interface EventRecord {
  readonly kind: number;
  readonly tick: number;
  /** [EVENT_CELLS]; −1 where there is nothing. */
  readonly cells: readonly number[];
  readonly value: number;
}

/** The `index`-th event of the last tick, copied out of the log. */
export function eventRecord({ events }: Town, index: number): EventRecord {
  const at = index * EVENT_INTS;
  return {
    kind: events.ints[at],
    tick: events.ints[at + 1],
    cells: Array.from(events.ints.subarray(at + 2, at + 2 + EVENT_CELLS)),
    value: events.values[index],
  };
}

/** Roles of which an event may have several, and what they are called together. */
const LISTS: Partial<Record<CellRole, string>> = {
  agents: "agents",
  coworkers: "coworkers",
  participants: "targets",
  objects: "objects",
};

/** A tick that there is not is nothing. */
function numberNamed(name: string, value: number): number | null {
  return name === "ends_at" && value === NONE ? null : value;
}

/** What a role is called outside, where that differs: each kind has one reason, and one error, at most. */
const FIELDS: Partial<Record<CellRole, string>> = {
  queue_reason: "reason",
  invalid_reason: "reason",
  exit_path: "reason",
  exit_reason: "reason",
  guard_reason: "reason",
  tie_reason: "reason",
  quit_reason: "reason",
  refusal: "error",
};

/** Turns a record into names. Cells that hold nothing become null. */
export function decodeEvent(town: Town, { kind, tick, cells, value }: EventRecord): DecodedEvent {
  const shape: EventShape = EVENT_KINDS[kind];
  const { event } = EVENT_KINDS[kind];
  const payload: Record<string, unknown> = {};
  shape.cells.forEach((role, index) => {
    if (role === "low_word") return;
    if (NUMBER_ROLES.has(role)) {
      payload[role] = numberOf(cells[index], cells[index + 1]);
      return;
    }
    const list = LISTS[role];
    if (list !== undefined) {
      gather(payload, list, nameOf(town, role, cells[index]));
      return;
    }
    if (role === "targets") {
      payload["targets"] ??= targetsOf(town, cells[index - 1], cells.slice(index));
      return;
    }
    if (role === "event_reload") {
      Object.assign(payload, town.rules.book.events.reloads[cells[index]]);
      return;
    }
    if (role === "spec") payload["kind"] = town.rules.events.specs[cells[index]].kind;
    if (role === "reload") {
      Object.assign(payload, town.rules.book.reloads[cells[index]]);
      return;
    }
    // The reason of a decision and the reason of a failure share a word but not a list.
    const name =
      role === "reason" && event === "affordance_fail" ? FAIL_REASONS[cells[index]] : undefined;
    payload[FIELDS[role] ?? role] = name ?? nameOf(town, role, cells[index]);
  });
  if (shape.value !== undefined) payload[shape.value] = numberNamed(shape.value, value);
  if (event === "agent_killed" || event === "agent_removed") {
    // Why somebody left is text, which the register keeps.
    payload["reason"] = town.people[cells[0]].left?.reason ?? null;
  }
  return { event, tick, ...payload };
}

/** Adds a name to the list of everybody concerned; a list of agents is sorted, coworkers come as they were named. */
function gather(payload: Record<string, unknown>, role: string, name: unknown): void {
  const before: unknown = payload[role];
  const list: unknown[] = Array.isArray(before) ? before : [];
  const names = (name === null ? list : [...list, name]).map(String);
  payload[role] = role === "agents" ? names.toSorted((a, b) => (a < b ? -1 : 1)) : names;
}

function nameOf(town: Town, role: CellRole, cell: number): unknown {
  return cell === NONE ? null : (NAMES[role]?.(town, cell) ?? cell);
}

const person = ({ people }: Town, cell: number): string => people[cell].id;
const tile = ({ rules }: Town, cell: number): [number, number] => [
  xOf(rules.grid, cell),
  yOf(rules.grid, cell),
];
const truth = (_: Town, cell: number): boolean => cell === 1;
const named =
  (names: readonly string[]) =>
  (_: Town, cell: number): string =>
    names[cell];

/** What a cell is called, by role; where nothing is given it is a number and stays one. */
const NAMES: Partial<Record<CellRole, (town: Town, cell: number) => unknown>> = {
  agent_id: person,
  actor: person,
  rival: person,
  speaker: person,
  listener: person,
  owner: person,
  other: person,
  target_agent: person,
  agents: person,
  origin_agent_id: person,
  profile: ({ rules }, cell) => rules.profiles[cell],
  coworkers: person,
  object_id: ({ rules }, cell) => rules.objects[cell].id,
  shop: ({ rules }, cell) => rules.objects[cell].id,
  affordance_id: ({ rules }, cell) => rules.affordances[cell].id,
  job_id: ({ rules }, cell) => rules.jobs[cell].id,
  need: named([...NEEDS, "warmth"]),
  item: named(ITEMS),
  key: named(PRICES),
  target: named(PRICES),
  cause: named(PRICE_CAUSES),
  moved: truth,
  option: named(OPTIONS),
  reason: named(REASONS),
  queue_reason: named(QUEUE_REASONS),
  variant: named(QUEUE_REASONS),
  guard_reason: named(GUARD_REASONS),
  tie_reason: named(TIE_REASONS),
  exit_reason: named(EXIT_REASONS),
  exit_path: named(EXIT_PATHS),
  quit_reason: named(QUIT_REASONS),
  from: named(WEATHERS),
  to: named(WEATHERS),
  utility: named(UTILITIES),
  online: truth,
  event_id: (_, cell) => `evt_${cell}`,
  invalid_reason: named(INVALID_REASONS),
  spec: ({ rules }, cell) => rules.events.specs[cell].name,
  location: ({ rules }, cell) => nameOfPlace(rules, cell),
  object_type: ({ rules }, cell) => rules.types[cell],
  objects: ({ rules }, cell) => rules.objects[cell].id,
  participants: person,
  pending: truth,
  position: tile,
  home_position: tile,
  condition: ({ rules }, cell) => rules.book.conditions[cell],
  context: (_, cell) => decodeContext(cell),
  refusal: named(RELOAD_ERRORS),
};
