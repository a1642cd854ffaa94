import { ITEMS, NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { UTILITIES, WEATHERS } from "../config/blocks/world.ts";
import { OPTIONS, REASONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { EXIT_REASONS, NONE } from "../world/agent-table.ts";
import { xOf, yOf } from "../world/grid.ts";
import { EVENT_CELLS, EVENT_INTS, numberOf } from "./event-log.ts";
import {
  type CellRole,
  EVENT_KINDS,
  type EventName,
  type EventShape,
  FAIL_REASONS,
  NUMBER_ROLES,
  PERSON_ROLES,
  PRICE_CAUSES,
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

/** Numbers of the people an event is about, the one who acts first. */
export function agentsOf({ kind, cells }: EventRecord): number[] {
  const shape: EventShape = EVENT_KINDS[kind];
  return shape.cells.flatMap((role, index) =>
    PERSON_ROLES.has(role) && cells[index] !== NONE ? [cells[index]] : [],
  );
}

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
    // The reason of a decision and the reason of a failure share a word but not a list.
    const name =
      role === "reason" && event === "affordance_fail" ? FAIL_REASONS[cells[index]] : undefined;
    payload[role] = name ?? nameOf(town, role, cells[index]);
  });
  if (shape.value !== undefined) payload[shape.value] = value;
  if (event === "agent_killed" || event === "agent_removed") {
    // Why somebody left is text, which the register keeps.
    payload["reason"] = town.people[cells[0]].left?.reason ?? null;
  }
  return { event, tick, ...payload };
}

function nameOf({ people, rules }: Town, role: CellRole, cell: number): unknown {
  if (cell === NONE) return null;
  switch (role) {
    case "agent_id":
    case "rival":
      return people[cell].id;
    case "object_id":
      return rules.objects[cell].id;
    case "affordance_id":
      return rules.affordances[cell].id;
    case "job_id":
      return rules.jobs[cell].id;
    case "need":
      return NEEDS[cell];
    case "item":
      return ITEMS[cell];
    case "key":
      return PRICES[cell];
    case "cause":
      return PRICE_CAUSES[cell];
    case "moved":
      return cell === 1;
    case "option":
      return OPTIONS[cell];
    case "reason":
      return REASONS[cell];
    case "exit_reason":
      return EXIT_REASONS[cell];
    case "from":
    case "to":
      return WEATHERS[cell];
    case "utility":
      return UTILITIES[cell];
    case "online":
      return cell === 1;
    case "event_id":
      return `evt_${cell}`;
    case "position":
    case "home_position":
      return [xOf(rules.grid, cell), yOf(rules.grid, cell)];
    default:
      return cell;
  }
}
