import { expect, test } from "vitest";

import { quitJob } from "../../../../sim/jobs/employment.ts";
import { requestExit } from "../../../../sim/jobs/exit-queue.ts";
import { applyForJob } from "../../../../sim/jobs/hiring.ts";
import { OPTION, REASONS } from "../../../../sim/options/options.ts";
import { setTies } from "../../../../sim/relationships/ties.ts";
import { AgentCard } from "../../../../sim/telemetry/agent-card.ts";
import { cardOf } from "../../../../sim/telemetry/card-of.ts";
import { END, START, WAGE, bakery, work } from "../../../helpers/bakery.ts";
import { beginTick } from "../../../helpers/events.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

test("the card of a working person says what the shift has brought and what was missed", () => {
  const town = bakery();
  work(town, () => false);
  const { ann } = work(town, () => true, [1000 + START, 1000 + START + 9]);
  requestExit(town, ann.slot);
  const card = AgentCard.parse(cardOf(town, ann.slot, []));
  expect(card.out_of_work).toBeNull();
  expect(card.job).toEqual({
    id: "baker",
    name: "Baker",
    place: "Bakery",
    start_tick: START,
    end_tick: END,
    wage_rate: WAGE,
    shift: "on time",
    attendance: 0,
    wages_today: 10 * WAGE,
    absences: 1,
    exit_pending: true,
  });
});

test("the card of somebody out of work says what they do about it", () => {
  const town = bakery();
  const ann = someone(town, "ann");
  const outOfWork = (): string | null => {
    const card = AgentCard.parse(cardOf(town, ann.slot, []));
    expect(card.job).toBeNull();
    return card.out_of_work;
  };
  beginTick(town, 500);
  quitJob(town, ann.slot, "stress");
  expect(outOfWork()).toBe("Has just quit");
  beginTick(town, 1500);
  expect(outOfWork()).toBe("Looking for work");
});

test("whoever waits for a place in a job says in which, and why they are on their way", () => {
  const town = bakery({
    people: [{ id: "ann" }],
    edit: ({ jobs }) => {
      for (const job of Object.values(jobs)) job.capacity = 0;
    },
  });
  const ann = someone(town, "ann");
  ann.set("option", OPTION.GoToWork);
  ann.set("reason", REASONS.indexOf("seeking_work"));
  expect(cardOf(town, ann.slot, []).option?.reason).toBe("Out of work, and going to ask for some.");
  ann.put(6, 1);
  applyForJob(town, ann.slot, 0);
  expect(cardOf(town, ann.slot, []).out_of_work).toBe("Waiting for a place as Baker");
});

test("the card lists whom somebody knows, strongest first, and what they are like", () => {
  const town = makeTown({
    people: [{ id: "ann" }, { id: "bob", colour: "#102030" }, { id: "cleo" }, { id: "dan" }],
  });
  const [ann, bob, cleo] = [someone(town, "ann"), someone(town, "bob"), someone(town, "cleo")];
  expect(AgentCard.parse(cardOf(town, ann.slot, [])).ties).toEqual([]);
  setTies(town, ann.slot, cleo.slot, { trust: -0.1, rivalry: 0.25 });
  setTies(town, ann.slot, bob.slot, { trust: 0.5, familiarity: 0.25 });
  ann.set("ambition", -0.5);
  const card = AgentCard.parse(cardOf(town, ann.slot, []));
  expect(card.ties).toEqual([
    { id: "bob", name: "Bob", colour: "#102030", trust: 0.5, familiarity: 0.25, rivalry: 0 },
    { id: "cleo", name: "Cleo", colour: "#808080", trust: -0.1, familiarity: 0, rivalry: 0.25 },
  ]);
  expect(card.traits.ambition).toBe(-0.5);
});
