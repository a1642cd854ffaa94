import { COOLDOWN_SLOTS, NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";

/** Tick until which this person may not ask for this object again; −1 when free to. */
export function cooldownUntil({ agents }: World, slot: number, object: number): number {
  for (let at = slot * COOLDOWN_SLOTS; at < (slot + 1) * COOLDOWN_SLOTS; at++) {
    if (agents.cooldownObject[at] === object) return agents.cooldownUntil[at];
  }
  return NONE;
}

export function isCoolingDown(world: World, slot: number, object: number): boolean {
  const tick = world.town.tick[0];
  return tick < world.agents.cooledDown[slot] && tick < cooldownUntil(world, slot, object);
}

/** Starts a cooldown; when all places are taken the one that ends first gives way. */
export function setCooldown({ agents }: World, slot: number, object: number, until: number): void {
  let place = slot * COOLDOWN_SLOTS;
  for (let at = place; at < (slot + 1) * COOLDOWN_SLOTS; at++) {
    if (agents.cooldownObject[at] === object) {
      place = at;
      break;
    }
    if (agents.cooldownUntil[at] < agents.cooldownUntil[place]) place = at;
  }
  agents.cooldownObject[place] = object;
  agents.cooldownUntil[place] = until;
  if (until > agents.cooledDown[slot]) agents.cooledDown[slot] = until;
}

export function clearCooldown({ agents }: World, slot: number, object: number): void {
  for (let at = slot * COOLDOWN_SLOTS; at < (slot + 1) * COOLDOWN_SLOTS; at++) {
    if (agents.cooldownObject[at] !== object) continue;
    agents.cooldownObject[at] = NONE;
    agents.cooldownUntil[at] = 0;
  }
}
