import { letGo } from "../affordances/let-go.ts";
import { undress } from "../economy/wardrobe.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { clearTarget } from "../options/commitment.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { unplaceAgent } from "../world/spatial.ts";
import { forgetTies } from "../relationships/ties.ts";
import { clearEmployment } from "../jobs/employment.ts";
import { releaseEmbedding } from "./embedding-slots.ts";
import { leaveHome } from "./homes.ts";
import { clearSlot } from "./settle.ts";

/**
 * Takes a person out of the town: out of uses, queues and reservations, out of work, off their tile,
 * out of the order of the living; what they wore stays in the wardrobe. The slot is free for somebody
 * else; the register keeps their name, why they left, and when they set out. Not to be called while
 * iterating forwards over the living.
 */
export function removeAgent(town: Town, slot: number, reason: string): void {
  const { world, people } = town;
  letGo(town, slot);
  undress(town, slot);
  clearEmployment(town, slot);
  forgetTies(town, slot);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    if (world.agents.companion[world.live[place]] === slot) clearTarget(world, world.live[place]);
  }
  leaveHome(town, slot);
  releaseEmbedding(town, slot);
  emit(world, town.events, EVENT.agent_removed, 0, slot, world.agents.cell[slot]);
  const person = world.agents.person[slot];
  const since = world.agents.leavingSince[slot];
  const tick = since === NONE ? world.town.tick[0] : since;
  people[person] = { ...people[person], left: { tick, reason } };
  if (since !== NONE) world.town.leaving[0] -= 1;
  unplaceAgent(town, slot);
  const count = world.town.liveCount[0];
  const place = world.live.indexOf(slot);
  world.live.copyWithin(place, place + 1, count);
  world.town.liveCount[0] = count - 1;
  world.live[count - 1] = 0;
  clearSlot(world, slot);
}
