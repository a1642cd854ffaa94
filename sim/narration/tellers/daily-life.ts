import { ITEMS, NEEDS } from "../../config/affordances.ts";
import { FAIL } from "../../events/kinds.ts";
import { failText, thingText } from "../../telemetry/words.ts";
import type { Town } from "../../town.ts";
import { NONE } from "../../world/agent-table.ts";
import { slotOf } from "../../world/world.ts";
import type { Happening, Tellers } from "../happening.ts";
import { homeOf, listText, nameOf, placeOf, whereOf } from "../names.ts";
import { ask, askOfPair, say } from "../say.ts";
import { involve } from "../story-log.ts";
import { topicOf } from "../topics.ts";
import { isNewTie, trustBetween } from "../tie-lines.ts";

/** From this trust on, a shared meal is one of friends. Simulation §14.2. */
const BOND = 0.4;

export const dailyTellers: Tellers = {
  affordance_finish: tellUse,
  affordance_fail: (town, { kind, a: who, b: object, c: reason }) => {
    // What people break off themselves, for something else, is everyday.
    if (reason === FAIL.abandoned) return;
    const name = reason === FAIL.insufficient_funds ? "empty_handed" : "gave_up";
    if (!ask(town, name, who, object)) return;
    const values = {
      actor: nameOf(town, who),
      object: thingText(town, object),
      reason: failText(town, object, reason),
    };
    say(town, name, kind, values, who);
  },
  item_bought: tellLastOne,
  shared_meal: tellMeal,
  sleep_complete: (town, { kind, a: who }) => {
    if (!ask(town, "slept", who)) return;
    say(town, "slept", kind, { actor: nameOf(town, who) }, who);
  },
  shower_complete: (town, { kind, a: who }) => {
    if (!ask(town, "showered", who)) return;
    say(town, "showered", kind, { actor: nameOf(town, who) }, who);
  },
  need_threshold: (town, { kind, a: who, b: need, index }) => {
    const name = NEED_LINES[NEEDS[need]];
    if (town.events.values[index] > 0.2 || !ask(town, name, who)) return;
    const values = { actor: nameOf(town, who), where: whereOf(town, who) };
    say(town, name, kind, values, who);
  },
  spiral_day_started: (town, { kind, a: who }) => {
    if (!ask(town, "bad_day", who)) return;
    say(town, "bad_day", kind, { actor: nameOf(town, who) }, who);
  },
  spiral_day_ended: (town, { kind, a: who }) => {
    if (!ask(town, "bad_day_over", who)) return;
    say(town, "bad_day_over", kind, { actor: nameOf(town, who) }, who);
  },
  rent_missed: (town, { kind, a: who }) => {
    if (!ask(town, "rent_missed", who)) return;
    const rent = town.config.economy.rent_per_day.toFixed(2);
    const values = { actor: nameOf(town, who), home: homeOf(town, who), rent };
    say(town, "rent_missed", kind, values, who);
  },
};

const NEED_LINES = { hunger: "hungry", hygiene: "dirty", energy: "tired" } as const;

const GOODS: Partial<Record<(typeof ITEMS)[number], string>> = {
  meals: "the last meal",
  food_raw: "the last bag of groceries",
};

/** Whoever comes next finds nothing. */
function tellLastOne(town: Town, { kind, a: who, b: item, c: shop }: Happening): void {
  const goods = GOODS[ITEMS[item]];
  if (goods === undefined || town.world.objects.stock[shop * ITEMS.length + item] > 0) return;
  if (!ask(town, "sold_out", shop, item)) return;
  const values = { actor: nameOf(town, who), goods, place: placeOf(town, shop) };
  say(town, "sold_out", kind, values, who);
}

function tellUse(town: Town, { kind, a: who, b: object, c: affordance }: Happening): void {
  const { uses } = town.rules;
  if (affordance === uses.cook) {
    if (!ask(town, "cooked", who)) return;
    const values = { actor: nameOf(town, who), where: whereOf(town, who) };
    say(town, "cooked", kind, values, who);
  } else if (affordance === uses.buyFood) {
    if (!ask(town, "groceries", who)) return;
    const values = { actor: nameOf(town, who), place: placeOf(town, object) };
    say(town, "groceries", kind, values, who);
  } else if (affordance === uses.leisure) {
    const company = companyOf(town, slotOf(town.world, who), affordance);
    if (company === NONE || !askOfPair(town, "in_the_park", who, company)) return;
    const values = {
      actor: nameOf(town, who),
      other: nameOf(town, company),
      where: whereOf(town, who),
      topic: topicOf(town, who, company),
    };
    say(town, "in_the_park", kind, values, who, company);
  }
}

/** Number of somebody who does the same in the same place just now. */
function companyOf({ world, rules }: Town, slot: number, affordance: number): number {
  if (slot === NONE) return NONE;
  const { agents, live, town } = world;
  const venue = rules.grid.venue[agents.cell[slot]];
  for (let place = 0; place < town.liveCount[0]; place++) {
    const other = live[place];
    if (other === slot || agents.runningAffordance[other] !== affordance) continue;
    if (rules.grid.venue[agents.cell[other]] === venue) return agents.person[other];
  }
  return NONE;
}

/** A meal in company: of many, of two who are friends, of two who sit at one table. */
function tellMeal(town: Town, it: Happening): void {
  const { kind, b: who, c: other, d: third } = it;
  if (third !== NONE) {
    if (!ask(town, "full_table", who)) return;
    const company = [other, third, it.e, it.f].filter((person) => person !== NONE);
    const values = {
      actor: nameOf(town, who),
      company: listText(company.map((person) => nameOf(town, person))),
      where: whereOf(town, who),
    };
    const line = say(town, "full_table", kind, values, who);
    for (const person of company) involve(line, person);
    return;
  }
  // That they met is the better story.
  if (isNewTie(town, who, other)) return;
  const name = trustBetween(town, who, other) >= BOND ? "lunch_bond" : "shared_table";
  if (!askOfPair(town, name, who, other)) return;
  const values = {
    actor: nameOf(town, who),
    other: nameOf(town, other),
    where: whereOf(town, who),
  };
  say(town, name, kind, values, who, other);
}
