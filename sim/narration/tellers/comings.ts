import { departureText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import type { Happening, Tellers } from "../happening.ts";
import { daysText, homeOf, nameOf } from "../names.ts";
import { ask, say } from "../say.ts";

export const comingTellers: Tellers = {
  agent_spawned: (town, { kind, a: who, b: cell }) => {
    if (!ask(town, "arrival", who)) return;
    const values = { actor: nameOf(town, who), home: homeOf(town, who) };
    say(town, "arrival", { cause: kind, people: [who], values, cell });
  },
  agent_killed: tellExit,
};

/** Somebody leaves, and why. */
function tellExit(town: Town, { kind, a: who }: Happening): void {
  if (!ask(town, "exit_other", who)) return;
  const { left } = town.people[who];
  const reason = departureText(left?.reason ?? "");
  const values = { actor: nameOf(town, who), days: daysText(town, who), reason };
  say(town, "exit_other", { cause: kind, people: [who], values });
}
