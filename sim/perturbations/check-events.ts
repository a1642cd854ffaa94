import type { Town } from "../town.ts";
import { TARGET_SLOTS } from "../world/world.ts";
import { isClosed } from "./is-closed.ts";

/** Laws of disturbances that do not hold now, in words. */
export function brokenEventLaws(town: Town): string[] {
  return [...brokenCounts(town), ...brokenClosures(town), ...brokenInvitations(town)];
}

/** What is counted beside the list equals the list. */
function brokenCounts({ world: { town: state }, rules }: Town): string[] {
  let closures = 0;
  let waiting = 0;
  for (let at = 0; at < state.disturbances[0]; at++) {
    const { kind } = rules.events.specs[state.disturbanceSpec[at]];
    if (state.disturbanceOn[at] === 1 && kind === "queue_closure") closures += 1;
    if (state.disturbanceOn[at] === 0) waiting += state.disturbanceByChance[at];
  }
  return [
    ...(closures === state.closures[0]
      ? []
      : [`${state.closures[0]} closures are counted, ${closures} are on`]),
    ...(waiting > 1 ? [`${waiting} disturbances that chance has put off wait at once`] : []),
  ];
}

/** What is closed has no line. */
function brokenClosures(town: Town): string[] {
  const { world, rules } = town;
  if (world.town.closures[0] === 0) return [];
  return rules.objects.flatMap(({ id }, object) =>
    world.objects.queueLength[object] > 0 && isClosed(town, object)
      ? [`${id} is closed, and somebody waits for it`]
      : [],
  );
}

/** Whoever is asked to a meeting is on the list of one that is on. */
function brokenInvitations({ world, people }: Town): string[] {
  const { agents, town: state, live } = world;
  const asked = new Set<number>();
  for (let at = 0; at < state.disturbances[0]; at++) {
    if (state.disturbanceOn[at] === 0 || state.disturbanceInvites[at] === 0) continue;
    const from = at * TARGET_SLOTS;
    for (const person of state.disturbanceTargets.subarray(from, from + TARGET_SLOTS)) {
      asked.add(person);
    }
  }
  return Array.from(live.subarray(0, state.liveCount[0])).flatMap((slot) =>
    agents.invitedUntil[slot] > state.tick[0] && !asked.has(agents.person[slot])
      ? [`${people[agents.person[slot]].id} is asked to a meeting that is not on`]
      : [],
  );
}
