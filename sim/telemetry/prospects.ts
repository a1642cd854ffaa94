import { NEED } from "../config/affordances.ts";
import { OPTION, OPTIONS } from "../options/options.ts";
import { scoreOption } from "../options/score-option.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** What would have to change for somebody to choose an option by themselves. */
export interface Prospect {
  /** First tick within a day from which it comes first, if its own need falls and every other is seen to; null without one. */
  readonly tick: number | null;
  /** Satisfaction of the need that it serves at and below which it comes first now; null where no need decides. */
  readonly level: number | null;
}

/** Ticks between two looks ahead, and how finely levels are told. */
const STRIDE = 10;
const LEVELS = 100;

const SERVED: Readonly<Record<number, number>> = {
  [OPTION.GetFed]: NEED.hunger,
  [OPTION.GetClean]: NEED.hygiene,
  [OPTION.Sleep]: NEED.energy,
};

/**
 * For every option, in the order of OPTIONS, when it would come first: by the scripts' own scores, from
 * where the person stands. The town is as before when this returns.
 */
export function prospectsOf(town: Town, slot: number): Prospect[] {
  return OPTIONS.map((_, option) => ({
    tick: firstTick(town, slot, option),
    level: decisiveLevel(town, slot, option),
  }));
}

/** The option that comes first now, NONE where none is open. */
function firstChoice(town: Town, slot: number): number {
  const { score } = town.scratch;
  let best: number = NONE;
  let bestValue = 0;
  for (let option = 0; option < OPTIONS.length; option++) {
    scoreOption(town, slot, option, score);
    if (score.mask !== "open" || score.value[0] <= bestValue) continue;
    best = option;
    bestValue = score.value[0];
  }
  return best;
}

function decisiveLevel(town: Town, slot: number, option: number): number | null {
  const need = SERVED[option];
  if (need === undefined) return null;
  const column = town.world.needs[need];
  const now = column[slot];
  try {
    for (let step = Math.floor(now * LEVELS); step >= 0; step--) {
      column[slot] = step / LEVELS;
      if (firstChoice(town, slot) === option) return step / LEVELS;
    }
    return null;
  } finally {
    column[slot] = now;
  }
}

/** The first tick within a day at which an option comes first; null where it never does. */
function firstTick(town: Town, slot: number, option: number): number | null {
  for (let ahead = 1; ahead <= town.rules.ticksPerDay; ahead += STRIDE) {
    if (!wouldBeFirst(town, slot, option, ahead)) continue;
    let from = ahead;
    while (from > Math.max(1, ahead - STRIDE + 1) && wouldBeFirst(town, slot, option, from - 1)) {
      from -= 1;
    }
    return town.world.town.tick[0] + from;
  }
  return null;
}

/** Whether an option comes first so many ticks from now, if its own need falls until then and all others are seen to. */
function wouldBeFirst(town: Town, slot: number, option: number, ahead: number): boolean {
  const { rules, world } = town;
  const { tick } = world.town;
  const now = tick[0];
  const before = world.needs.map((column) => column[slot]);
  const row = world.agents.profile[slot] * before.length;
  try {
    tick[0] = now + ahead;
    before.forEach((level, need) => {
      const left = Math.max(0, level - rules.decay[row + need] * ahead);
      world.needs[need][slot] = SERVED[option] === need ? left : 1;
    });
    return firstChoice(town, slot) === option;
  } finally {
    tick[0] = now;
    before.forEach((level, need) => {
      world.needs[need][slot] = level;
    });
  }
}
