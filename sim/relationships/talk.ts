import { INTERACT } from "../primitives/interact-intent.ts";
import type { Town } from "../town.ts";
import { NONE, TALKS } from "../world/agent-table.ts";

/** How two people stand facing each other. */
export type Talk = (typeof TALKS)[number];

/** Whether somebody stands still because they talk or quarrel. */
export function isTalking({ world: { agents, town } }: Town, slot: number): boolean {
  return agents.talkUntil[slot] > town.tick[0];
}

/** Makes two people face each other, from this tick on for so many; whoever else they were talking to is left standing. */
export function beginTalk(town: Town, a: number, b: number, kind: Talk, ticks: number): void {
  if (ticks <= 0) return;
  endTalk(town, a);
  endTalk(town, b);
  stand(town, a, b, kind, ticks);
  stand(town, b, a, kind, ticks);
}

function stand(town: Town, slot: number, other: number, kind: Talk, ticks: number): void {
  const { agents } = town.world;
  agents.talkWith[slot] = other;
  agents.talkUntil[slot] = town.world.town.tick[0] + 1 + ticks;
  agents.talkKind[slot] = TALKS.indexOf(kind);
  agents.stepIntent[slot] = NONE;
  agents.interactIntent[slot] = INTERACT.none;
  agents.talkIntent[slot] = NONE;
  // Nobody loses their turn over a word.
  if (agents.heldObject[slot] !== NONE) agents.startBy[slot] += 1 + ticks;
}

/** Ends what somebody has to say, for both. Nothing happens when they are not talking. */
export function endTalk({ world: { agents } }: Town, slot: number): void {
  const other = agents.talkWith[slot];
  if (other === NONE) return;
  clear(agents, slot);
  if (agents.talkWith[other] === slot) clear(agents, other);
}

function clear(agents: Town["world"]["agents"], slot: number): void {
  agents.talkWith[slot] = NONE;
  agents.talkUntil[slot] = 0;
  agents.talkKind[slot] = 0;
}
