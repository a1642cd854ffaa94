import type { EventRecord } from "../events/decode-event.ts";
import { EVENT, EVENT_KINDS, type EventName } from "../events/kinds.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** What of a day's events no sum of the town tells. People by their number in the register. */
export interface DayEvents {
  /** Everybody with whom somebody (the lower number) has shared a meal. */
  readonly tables: Map<number, Set<number>>;
  /** Ticks of quarrels that have led to nothing yet, by pair. */
  readonly open: Map<string, number[]>;
  quarrels: number;
  /** Quarrels after which the two kept out of each other's way. */
  escalated: number;
}

export function noDayEvents(): DayEvents {
  return { tables: new Map(), open: new Map(), quarrels: 0, escalated: 0 };
}

/** The kinds of events that `noteOfDay` heeds. */
export const NOTED_KINDS = [
  "shared_meal",
  "queue_conflict",
  "policy_guardrail_block",
] as const satisfies readonly EventName[];

/** By kind of event: whether `noteOfDay` heeds it. */
export const IS_NOTED: readonly boolean[] = EVENT_KINDS.map(({ event }) =>
  NOTED_KINDS.some((name) => name === event),
);

/** Notes one event of the day. Those of one tick may come in any order. */
export function noteOfDay(noted: DayEvents, { kind, tick, cells }: EventRecord): void {
  if (kind === EVENT.shared_meal) {
    const [, ...diners] = cells;
    const here = diners.filter((person) => person !== NONE);
    here.forEach((one, index) => {
      for (const other of here.slice(index + 1)) sit(noted, one, other);
    });
  } else if (kind === EVENT.queue_conflict) {
    const pair = pairOf(cells[0], cells[2]);
    noted.quarrels += 1;
    noted.open.set(pair, [...(noted.open.get(pair) ?? []), tick]);
  } else if (kind === EVENT.policy_guardrail_block) {
    const pair = pairOf(cells[0], cells[2]);
    const quarrels = noted.open.get(pair) ?? [];
    const rest = quarrels.filter((quarrelled) => quarrelled >= tick);
    noted.escalated += quarrels.length - rest.length;
    noted.open.set(pair, rest);
  }
}

function sit({ tables }: DayEvents, one: number, other: number): void {
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  const known = tables.get(low);
  if (known === undefined) tables.set(low, new Set([high]));
  else known.add(high);
}

function pairOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** How many pairs of those who live here now have shared a meal. */
export function pairsAtTable({ people }: Town, { tables }: DayEvents): number {
  const isHere = (person: number): boolean => people[person].left === null;
  let pairs = 0;
  for (const [one, others] of tables) {
    if (!isHere(one)) continue;
    for (const other of others) if (isHere(other)) pairs += 1;
  }
  return pairs;
}
