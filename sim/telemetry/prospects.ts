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
  const ticks: (number | null)[] = OPTIONS.map(() => null);
  for (const need of [NONE, NEED.hunger, NEED.hygiene, NEED.energy]) {
    const options = OPTIONS.flatMap((_, option) =>
      (SERVED[option] ?? NONE) === need ? [option] : [],
    );
    noteFirstTicks(town, slot, need, options, ticks);
  }
  return OPTIONS.map((_, option) => ({
    tick: ticks[option],
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

/** Notes the first tick within a day at which each of these options comes first; they serve `need`, or none. */
function noteFirstTicks(
  town: Town,
  slot: number,
  need: number,
  options: readonly number[],
  ticks: (number | null)[],
): void {
  let missing = options.length;
  for (let ahead = 1; missing > 0 && ahead <= town.rules.ticksPerDay; ahead += STRIDE) {
    const first = foreseen(town, slot, need, ahead);
    if (!options.includes(first) || ticks[first] !== null) continue;
    let from = ahead;
    const earliest = Math.max(1, ahead - STRIDE + 1);
    while (from > earliest && foreseen(town, slot, need, from - 1) === first) from -= 1;
    ticks[first] = town.world.town.tick[0] + from;
    missing -= 1;
  }
}

/** What comes first so many ticks from now, if one need falls until then and all others are seen to. */
function foreseen(town: Town, slot: number, falling: number, ahead: number): number {
  const { rules, world } = town;
  const { tick } = world.town;
  const now = tick[0];
  const before = world.needs.map((column) => column[slot]);
  const row = world.agents.profile[slot] * before.length;
  try {
    tick[0] = now + ahead;
    before.forEach((level, need) => {
      const left = Math.max(0, level - rules.decay[row + need] * ahead);
      world.needs[need][slot] = falling === need ? left : 1;
    });
    return firstChoice(town, slot);
  } finally {
    tick[0] = now;
    before.forEach((level, need) => {
      world.needs[need][slot] = level;
    });
  }
}
