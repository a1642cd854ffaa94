import type { Story } from "../../../sim/narration/story.ts";
import { followPair } from "../../commands.ts";
import { jumpTo } from "../../time/commands.ts";

/** Shows the moment of a line, and whom or where it was. */
export function showMoment(
  { tick, agents, place }: Story,
  onVisit: (x: number, y: number) => void,
): void {
  const [person, other] = agents;
  void jumpTo(tick);
  if (person !== undefined) void followPair(person, agents.length === 2 ? other : undefined);
  else if (place !== null) onVisit(place[0], place[1]);
}
