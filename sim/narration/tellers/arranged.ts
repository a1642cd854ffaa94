import { placeName, thingText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import type { Happening, Tellers } from "../happening.ts";
import { listText, nameOf, untilText } from "../names.ts";
import { ask, say, sayAt } from "../say.ts";
import { involve } from "../story-log.ts";

/** Meetings that somebody has seen to, and things that are closed for a while. */
export const arrangedTellers: Tellers = {
  perturbation_arranged_meet: tellMeet,
  perturbation_queue_closure: (town, { kind, b: event, c: ends, d, e, f }) => {
    if (!ask(town, "closed", event)) return;
    const objects = [d, e, f].filter((object) => object !== NONE);
    const values = { object: thingsText(town, objects), until: untilText(town, ends) };
    sayAt(town, "closed", kind, values, cellOfFirst(town, objects));
  },
  perturbation_ended: (town, { kind, b: spec }) => {
    const { kind: what, aim, objects } = town.rules.events.specs[spec];
    if (what !== "queue_closure" || !ask(town, "reopened", spec)) return;
    const open = objects.length > 0 ? objects : [...town.rules.objectsOfType[aim]];
    const values = { object: thingsText(town, open) };
    sayAt(town, "reopened", kind, values, cellOfFirst(town, open));
  },
};

/** One object by its name; several, which are of one type, together. */
function thingsText(town: Town, objects: readonly number[]): string {
  if (objects.length === 0) return "a line";
  const { type } = town.rules.objects[objects[0]];
  return objects.length > 1 ? `every ${town.rules.types[type]}` : thingText(town, objects[0]);
}

function cellOfFirst({ rules }: Town, objects: readonly number[]): number {
  return objects.length === 0 ? NONE : rules.objects[objects[0]].useCell;
}

function tellMeet(town: Town, { kind, a: place, b: event, c: who, d, e, f }: Happening): void {
  if (who === NONE || !ask(town, "meet", event)) return;
  const company = [d, e, f].filter((person) => person !== NONE);
  const { venues, objects } = town.rules;
  const named =
    place < venues.length
      ? placeName(town, place)
      : placeName(town, objects[place - venues.length].venue);
  const names = listText(company.map((person) => nameOf(town, person)));
  const values = { actor: nameOf(town, who), company: names, place: named };
  const line = say(town, "meet", kind, values, who);
  for (const person of company) involve(line, person);
}
