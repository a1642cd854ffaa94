import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import type { TieViews } from "../world/world.ts";

/** Every law of ties that does not hold now, in words; empty in a sound town. */
export function brokenTieLaws({ world, people }: Town): string[] {
  const { ties, capacity, agents, live, town } = world;
  const living = new Set(live.subarray(0, town.liveCount[0]));
  const broken: string[] = [];
  for (let slot = 0; slot < capacity.agents; slot++) {
    const id = people[agents.person[slot]]?.id ?? "nobody";
    const known = new Set<number>();
    let fiercest = 0;
    let ended = false;
    for (let row = slot * capacity.ties; row < (slot + 1) * capacity.ties; row++) {
      const other = ties.other[row];
      if (other === NONE) {
        ended = true;
        continue;
      }
      if (ended) broken.push(`${id} has a tie behind a gap`);
      if (!living.has(slot) || !living.has(other))
        broken.push(`${id} has a tie with somebody gone`);
      if (other === slot) broken.push(`${id} has a tie to themselves`);
      if (known.has(other)) broken.push(`${id} has two ties to one person`);
      known.add(other);
      broken.push(...brokenFeelings(ties, row).map((law) => `${id} ${law}`));
      fiercest = Math.max(fiercest, ties.rivalry[row]);
    }
    if (agents.fiercest[slot] !== fiercest) broken.push(`${id} does not know their fiercest rival`);
  }
  return broken;
}

/** Who talks to somebody is talked to by them, for as long. */
export function brokenTalkLaws({ world, people }: Town): string[] {
  const { agents, live, town } = world;
  return Array.from(live.subarray(0, town.liveCount[0])).flatMap((slot) => {
    const other = agents.talkWith[slot];
    if (other === NONE) return [];
    const isMutual =
      agents.person[other] !== NONE &&
      agents.talkWith[other] === slot &&
      agents.talkUntil[other] === agents.talkUntil[slot] &&
      agents.talkKind[other] === agents.talkKind[slot];
    return isMutual
      ? []
      : [`${people[agents.person[slot]].id} talks to somebody who does not know`];
  });
}

/** What of one tie lies outside its range. */
function brokenFeelings(ties: TieViews, row: number): string[] {
  const broken: string[] = [];
  for (const value of [ties.trust[row], ties.familiarity[row]]) {
    if (!(value >= -1 && value <= 1)) broken.push(`has a feeling of ${value}`);
  }
  const rivalry = ties.rivalry[row];
  if (!(rivalry >= 0 && rivalry <= 1)) broken.push(`has a rivalry of ${rivalry}`);
  return broken;
}
