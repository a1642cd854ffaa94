import { expect, test } from "vitest";

import type { DecodedEvent } from "../../../../sim/events/decode-event.ts";
import { START, bakery, work } from "../../../helpers/bakery.ts";
import { required } from "../../../helpers/required.ts";
import { tie } from "../../../helpers/neighbours.ts";
import { makeTown } from "../../../helpers/make-town.ts";

const told = (events: readonly DecodedEvent[], name: string): DecodedEvent[] =>
  events.filter(({ event }) => event === name);

test("[A59] whoever is late is helped by the colleagues on shift, named once per shift", () => {
  const town = bakery({}, undefined, ["ann", "bob", "cas"]);
  const { events } = work(town, (tick, id) => id !== "ann" || tick >= 10);
  expect(told(events, "employment_helped_when_late")).toEqual([
    {
      event: "employment_helped_when_late",
      tick: START + 6,
      agent_id: "ann",
      coworkers: ["bob", "cas"],
    },
  ]);
  expect(told(events, "employment_took_my_shift")).toEqual([]);
});

test("[A58] the shift of whoever stays away is taken over by the colleagues on shift, once per shift", () => {
  const town = bakery({}, undefined, ["ann", "bob"]);
  const { events } = work(town, (_, id) => id === "bob", [START, 1000 + START + 99]);
  expect(told(events, "employment_took_my_shift")).toEqual([
    {
      event: "employment_took_my_shift",
      tick: START + 31,
      agent_id: "ann",
      coworkers: ["bob"],
    },
    {
      event: "employment_took_my_shift",
      tick: 1000 + START + 31,
      agent_id: "ann",
      coworkers: ["bob"],
    },
  ]);
});

test("five colleagues are named at most, in the order of their arrival in town", () => {
  const ids = ["bob", "cas", "ann", "dan", "eve", "fay", "gus"];
  const { events } = work(bakery({}, undefined, ids), (tick, id) => id !== "ann" || tick >= 10);
  expect(told(events, "employment_helped_when_late")[0]?.["coworkers"]).toEqual([
    "bob",
    "cas",
    "dan",
    "eve",
    "fay",
  ]);
});

test("whoever works alone is helped by nobody, and people of other jobs do not count", () => {
  const hours = { start_tick: START, end_tick: 399, wage_rate: 1, lateness_penalty: 0 };
  const town = makeTown({
    jobs: { baker: { name: "Baker", ...hours }, clerk: { name: "Clerk", ...hours } },
    jobSites: { baker: [[6, 1]], clerk: [[5, 0]] },
    people: [
      { id: "ann", job: "baker" },
      { id: "bob", job: "clerk" },
    ],
  });
  // Bob stands at the clerk's post, (5, 0) being the second tile of the presence below.
  const { events } = work(town, (_, id) => id === "bob");
  expect(events.map(({ event }) => event)).not.toContain("employment_took_my_shift");
});

test("a colleague who comes later helps later", () => {
  const town = bakery({}, undefined, ["ann", "bob"]);
  const { events } = work(town, (tick, id) => tick >= (id === "ann" ? 29 : 0) && tick >= 4);
  expect(told(events, "employment_helped_when_late")[0]?.tick).toBe(START + 6);
  const both = work(bakery({}, undefined, ["ann", "bob"]), (tick) => tick >= 40);
  // Both are late from the same tick on: the first to be looked at sees nobody on shift yet.
  expect(
    told(both.events, "employment_helped_when_late").map(({ tick, agent_id }) => [agent_id, tick]),
  ).toEqual([
    ["bob", START + 6],
    ["ann", START + 7],
  ]);
});

test("[A58] who stays away is trusted less by those who cover, and has rivals; both feel it", () => {
  // Missed as soon as the grace is over, so that nobody helps out before.
  const town = bakery({ edit: (config) => (config.employment.absent_cutoff = 5) }, undefined, [
    "ann",
    "bob",
  ]);
  work(town, (_, id) => id === "bob");
  for (const [a, b] of [
    ["ann", "bob"],
    ["bob", "ann"],
  ] as const) {
    expect(required(tie(town, a, b)).trust).toBeLessThan(0);
    expect(required(tie(town, a, b)).rivalry).toBeGreaterThan(0);
  }
});

test("[A59] who is late and helped trusts those who help, and is trusted", () => {
  const town = bakery({}, undefined, ["ann", "bob"]);
  work(town, (tick, id) => id !== "ann" || tick >= 10);
  expect(required(tie(town, "ann", "bob")).trust).toBeGreaterThan(0);
  expect(required(tie(town, "bob", "ann")).trust).toBeGreaterThan(0);
  expect(required(tie(town, "bob", "ann")).rivalry).toBeLessThan(0.1);
});
