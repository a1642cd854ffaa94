import { ITEMS } from "../config/affordances.ts";
import { attendanceOf } from "../jobs/attendance.ts";
import { isLeaving } from "../lifecycle/is-leaving.ts";
import { fitnessOf } from "../lifecycle/fitness.ts";
import { CHOOSERS } from "../options/choosers.ts";
import { OPTIONS } from "../options/options.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { progressOf } from "./activity.ts";
import type { AgentCard, Farewell } from "./agent-card.ts";
import { prospectsOf } from "./prospects.ts";
import { rewardRecordOf } from "./reward-record.ts";
import { tiesOf } from "./ties-of.ts";
import {
  departureText,
  doingText,
  maskText,
  outOfWorkText,
  reasonText,
  shiftText,
} from "./words.ts";

/** The inspector's view of one person now. `events` are their last lines, newest first. */
export function cardOf(town: Town, slot: number, events: AgentCard["events"]): AgentCard {
  const { world, rules } = town;
  const { agents } = world;
  const option = agents.option[slot];
  const home = agents.home[slot];
  const person = town.people[agents.person[slot]];
  return {
    id: person.id,
    name: person.name,
    tick: world.town.tick[0],
    profile: rules.profiles[agents.profile[slot]],
    traits: {
      extroversion: agents.extroversion[slot],
      forgiveness: agents.forgiveness[slot],
      ambition: agents.ambition[slot],
    },
    needs: {
      hunger: agents.hunger[slot],
      hygiene: agents.hygiene[slot],
      energy: agents.energy[slot],
    },
    warmth: agents.warmth[slot],
    stress: agents.stress[slot],
    fitness: fitnessOf(town, slot),
    reward: rewardRecordOf(town, slot),
    leaving: isLeaving(world, slot),
    dressed: agents.dressed[slot] === 1,
    spiral_day: agents.spiralDay[slot] === 1,
    possessed: agents.possessed[slot] === 1,
    option:
      option === NONE
        ? null
        : {
            name: OPTIONS[option],
            reason: reasonText(town, slot),
            since_tick: agents.optionSince[slot],
          },
    chooser: CHOOSERS[agents.chooser[slot]],
    commit_until: commitOf(town, slot),
    doing: doingText(town, slot),
    progress: progressOf(town, slot),
    scores: scoresOf(town, slot),
    wallet: agents.wallet[slot],
    items: {
      meals: agents.items[slot * ITEMS.length + ITEMS.indexOf("meals")],
      food_raw: agents.items[slot * ITEMS.length + ITEMS.indexOf("food_raw")],
    },
    home: home === NONE ? null : rules.venues[rules.homes[home].venue].name,
    job: jobOf(town, slot),
    out_of_work: outOfWorkText(town, slot),
    rent_unpaid_days: agents.rentUnpaidDays[slot],
    ties: tiesOf(town, slot),
    events,
  };
}

function commitOf({ world: { agents, town } }: Town, slot: number): number | null {
  const until = agents.commitUntil[slot];
  return agents.option[slot] === NONE || until <= town.tick[0] ? null : until;
}

function scoresOf(town: Town, slot: number): AgentCard["scores"] {
  const { agents } = town.world;
  const prospects = prospectsOf(town, slot);
  return OPTIONS.map((name, option) => ({
    name,
    score: agents.scores[slot * OPTIONS.length + option],
    blocked: maskText(town, option, agents.masks[slot * OPTIONS.length + option]),
    from_tick: prospects[option].tick,
    below: prospects[option].level,
  })).toSorted((a, b) => b.score - a.score);
}

/** The inspector's last view of somebody by their number in the register; null while they live here. */
export function farewellOf(
  { people }: Town,
  person: number,
  events: Farewell["events"],
): Farewell | null {
  const { id, name, colour, left } = people[person];
  if (left === null) return null;
  return { id, name, colour, tick: left.tick, reason: departureText(left.reason), events };
}

function jobOf(town: Town, slot: number): AgentCard["job"] {
  const { rules } = town;
  const { agents } = town.world;
  const index = agents.job[slot];
  if (index === NONE) return null;
  const job = rules.jobs[index];
  return {
    id: job.id,
    name: job.name,
    place: job.venue === NONE ? null : rules.venues[job.venue].name,
    start_tick: job.start,
    end_tick: job.end,
    wage_rate: town.world.town.wage[index],
    shift: shiftText(agents.shiftState[slot]),
    attendance: attendanceOf(town, slot),
    wages_today: agents.wagesToday[slot],
    absences: agents.absences[slot],
    exit_pending: agents.exitQueuedTick[slot] !== NONE,
  };
}
