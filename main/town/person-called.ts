import type { Town } from "../../sim/town.ts";

/** Number of the person who lives here under an id, or of the last one who did; −1 for an id that nobody ever had. */
export function personCalled(people: Town["people"], id: string): number {
  const here = people.findIndex((one) => one.id === id && one.left === null);
  return here >= 0 ? here : people.findLastIndex((one) => one.id === id);
}
