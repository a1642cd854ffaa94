import type { Town } from "../town.ts";
import { numbered } from "../world/ids.ts";

/**
 * Who chooses somebody's options: the scripted scores, a policy outside the simulation, or chance.
 * Index = the number stored. State, because a town that goes on from a snapshot goes on in the same
 * way; what a policy chose in a tick is an input of that tick, see `OutsideChoices`.
 */
export const CHOOSERS = ["script", "outside", "chance"] as const;
export type Chooser = (typeof CHOOSERS)[number];
export const CHOOSER = numbered(CHOOSERS);

/** From now on somebody's options are chosen by `chooser`. */
export function setChooser({ world }: Town, slot: number, chooser: Chooser): void {
  world.agents.chooser[slot] = CHOOSER[chooser];
}

/** From now on everybody's options are chosen by `chooser`, and those of whoever comes. */
export function setEveryChooser(town: Town, chooser: Chooser): void {
  const { live, town: counters } = town.world;
  counters.newcomersChooser[0] = CHOOSER[chooser];
  for (let place = 0; place < counters.liveCount[0]; place++)
    setChooser(town, live[place], chooser);
}

/** Gives a policy's choice for somebody's coming tick; a later one for the same tick replaces it. */
export function choose({ scratch: { outside } }: Town, slot: number, choice: number): void {
  outside.choices[slot] = choice;
  outside.given += 1;
}
