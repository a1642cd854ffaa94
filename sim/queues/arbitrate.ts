import { INTERACT } from "../primitives/interact-intent.ts";
import { drawAround } from "../rng/rng.ts";
import type { Town } from "../town.ts";
import { TRIED } from "../world/agent-table.ts";
import { request } from "./reservations.ts";

const ASKED = TRIED.indexOf("request");
const COMPLAINED = TRIED.indexOf("blocked");

/** Half the width of the tie-break draw between people who ask in the same tick. */
export const TIE_BREAK = 0.05;

/**
 * Lets everybody who stands ready ask for what they want. People who ask for one object in the same
 * tick come in the order of their patience and a draw from the `world` stream, highest first, then by slot.
 */
export function arbitrateRequests(town: Town): void {
  const { world, scratch } = town;
  const { agents, live } = world;
  const tick = world.town.tick[0];
  let asking = 0;
  scratch.mayStart = false;
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = live[place];
    const intent = agents.interactIntent[slot];
    if (intent === INTERACT.none) continue;
    scratch.mayStart = true;
    if (intent === INTERACT.complain) {
      agents.triedTick[slot] = tick;
      agents.tried[slot] = COMPLAINED;
      continue;
    }
    const object = agents.targetObject[slot];
    if (agents.heldObject[slot] === object || agents.queuedObject[slot] === object) continue;
    agents.triedTick[slot] = tick;
    agents.tried[slot] = ASKED;
    scratch.order[asking] = slot;
    asking += 1;
  }
  if (asking > 1) drawOrder(town, asking);
  for (let i = 0; i < asking; i++) {
    const slot = scratch.order[i];
    request(town, slot, agents.targetObject[slot]);
  }
}

function drawOrder({ world, scratch: { order, draw, patience } }: Town, asking: number): void {
  const { targetObject } = world.agents;
  for (let i = 0; i < asking; i++) {
    draw[i] = 0;
    for (let j = 0; j < asking; j++) {
      if (i === j || targetObject[order[i]] !== targetObject[order[j]]) continue;
      drawAround(world.streams.world, TIE_BREAK, draw, i);
      draw[i] += patience[order[i]];
      break;
    }
  }
  for (let i = 1; i < asking; i++) {
    const slot = order[i];
    const score = draw[i];
    let at = i;
    for (; at > 0 && draw[at - 1] < score; at--) {
      order[at] = order[at - 1];
      draw[at] = draw[at - 1];
    }
    order[at] = slot;
    draw[at] = score;
  }
}
