import { NONE } from "../world/agent-table.ts";
import type { World } from "../world/world.ts";
import { REWARD, REWARD_PARTS } from "./components.ts";
import type { RewardRule } from "./reward-rule.ts";

const SURVIVAL = REWARD.survival;
const PENALTY = REWARD.needs_penalty;
const SHAPING = REWARD.shaping;

/**
 * What it is worth to everybody to be alive, less the squares of what they want for, and with what
 * they have got nearer to want or away from it: γ·φ(s′) − φ(s), φ = −Σ w·deficit. Writes these three
 * components, and their sum as `reward`, to which the others are added. Simulation §11.2, steps 3 to 5.
 */
export function rewardWants(world: World, rule: RewardRule): void {
  const { live, town } = world;
  const { hunger, hygiene, energy, profile, reward, rewardParts } = world.agents;
  const { survival, isShaped } = rule;
  const ofHunger = rule.hunger;
  const ofHygiene = rule.hygiene;
  const ofEnergy = rule.energy;
  const count = town.liveCount[0];
  for (let place = 0; place < count; place++) {
    const slot = live[place];
    const at = slot * REWARD_PARTS;
    const food = 1 - hunger[slot];
    const soap = 1 - hygiene[slot];
    const sleep = 1 - energy[slot];
    const alive = survival[profile[slot]];
    const penalty =
      0 - (ofHunger * food * food + ofHygiene * soap * soap + ofEnergy * sleep * sleep);
    rewardParts[at + SURVIVAL] = alive;
    rewardParts[at + PENALTY] = penalty;
    let raw = alive + penalty;
    if (isShaped) {
      raw += shape(world, rule, slot, ofHunger * food + ofHygiene * soap + ofEnergy * sleep);
    }
    reward[slot] = raw;
  }
}

/** What the change of somebody's `want`, the weighted sum of their deficits, is worth. */
function shape({ agents, town }: World, { gamma }: RewardRule, slot: number, want: number): number {
  const tick = town.tick[0];
  const left = agents.leavingSince[slot];
  const potential = left === NONE ? 0 - want : 0;
  // Nothing to compare with on a person's first tick, where their context was cut off, and after their end.
  const isKnown =
    agents.potentialTick[slot] === tick - 1 && (agents.resetTick[slot] !== tick || left === tick);
  const shaping = isKnown ? gamma * potential - agents.potential[slot] : 0;
  agents.potential[slot] = potential;
  agents.potentialTick[slot] = left === NONE ? tick : NONE;
  agents.rewardParts[slot * REWARD_PARTS + SHAPING] = shaping;
  return shaping;
}
