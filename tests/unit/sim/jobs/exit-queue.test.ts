import { expect, test } from "vitest";

import {
  approveExit,
  deferExit,
  exitQueueSnapshot,
  requestExit,
} from "../../../../sim/jobs/exit-queue.ts";
import { finaliseDepartures } from "../../../../sim/lifecycle/departures.ts";
import { setExitCap } from "../../../../sim/lifecycle/exit-caps.ts";
import { evaluateExits } from "../../../../sim/lifecycle/exits.ts";
import { removeAgent } from "../../../../sim/lifecycle/remove-agent.ts";
import type { Town } from "../../../../sim/town.ts";
import { checkWorld } from "../../../../sim/world/check-world.ts";
import { START, bakery, work } from "../../../helpers/bakery.ts";
import { beginTick, eventsOf } from "../../../helpers/events.ts";
import { someone } from "../../../helpers/someone.ts";

type Settings = Partial<Town["config"]["employment"]>;

/** A bakery of four where the job loop is enforced: cap 1, limit 8, review after 50 ticks; no other cap. */
function strictBakery(settings: Settings = {}, ids = ["ann", "bob", "cas", "dan"]): Town {
  const rules = {
    enforce_job_loop: true,
    daily_exit_cap: 1,
    exit_queue_limit: 8,
    exit_review_window: 50,
    ...settings,
  };
  return bakery(
    {
      edit: ({ employment, lifecycle }) => {
        Object.assign(employment, rules);
        lifecycle.max_exits_per_day = null;
        lifecycle.stability.exit_cooldown_ticks = 0;
      },
    },
    [START, START + 99],
    ids,
  );
}

const slotOf = (town: Town, id: string): number => someone(town, id).slot;
const pending = (town: Town): readonly string[] => exitQueueSnapshot(town).pending;

/** Who leaves in the next tick or the given one, and how. */
function leaves(town: Town, tick?: number): [unknown, unknown][] {
  beginTick(town, tick);
  evaluateExits(town);
  finaliseDepartures(town);
  return eventsOf(town, "employment_exit_processed").map(({ agent_id, reason }) => [
    agent_id,
    reason,
  ]);
}

test("[A53] with a cap of one the first of two leaves, and an approval lets the second go despite it", () => {
  const town = strictBakery();
  requestExit(town, slotOf(town, "ann"));
  requestExit(town, slotOf(town, "bob"));
  expect(leaves(town)).toEqual([["ann", "daily_cap"]]);
  expect(exitQueueSnapshot(town)).toMatchObject({ pending: ["bob"], pending_count: 1 });
  approveExit(town, slotOf(town, "bob"));
  expect(leaves(town)).toEqual([["bob", "manual_approve"]]);
  expect(exitQueueSnapshot(town)).toMatchObject({ pending: [], pending_count: 0, exits_today: 2 });
});

test("[A54] a queued person can be put off, and an approval is on record until it is carried out", () => {
  const town = strictBakery();
  const ann = slotOf(town, "ann");
  expect(requestExit(town, ann)).toBe(true);
  expect(exitQueueSnapshot(town)).toEqual({
    pending: ["ann"],
    pending_count: 1,
    approved: [],
    exits_today: 0,
    daily_exit_cap: 1,
    queue_limit: 8,
    review_window: 50,
  });
  expect(deferExit(town, ann)).toBe(true);
  expect(exitQueueSnapshot(town).pending_count).toBe(0);
  expect(eventsOf(town, "employment_exit_deferred")).toEqual([
    { event: "employment_exit_deferred", tick: 0, agent_id: "ann", pending_count: 0 },
  ]);
  expect(approveExit(town, ann)).toBe(true);
  expect(exitQueueSnapshot(town).approved).toEqual(["ann"]);
  expect(eventsOf(town, "employment_exit_manual_request")).toEqual([
    { event: "employment_exit_manual_request", tick: 0, agent_id: "ann" },
  ]);
});

test("[A55] whoever leaves is told with job and reason, is gone, and is on no list any more", () => {
  const town = strictBakery();
  requestExit(town, slotOf(town, "ann"));
  leaves(town, 7);
  expect(eventsOf(town).map(({ event }) => event)).toEqual([
    "employment_exit_processed",
    "agent_exit",
  ]);
  expect(eventsOf(town)[0]).toEqual({
    event: "employment_exit_processed",
    tick: 7,
    agent_id: "ann",
    job_id: "baker",
    reason: "daily_cap",
  });
  expect(pending(town)).toEqual([]);
  expect(someone(town, "ann").get("job")).toBe(-1);
  leaves(town, 17);
  expect(eventsOf(town).map(({ event }) => event)).toEqual(["agent_removed"]);
  expect(town.world.town.liveCount[0]).toBe(3);
  expect(checkWorld(town)).toEqual([]);
});

test("[A56] the exits of a day are counted anew with the first look of the next", () => {
  const town = strictBakery({ exit_review_window: 5000 });
  for (const id of ["ann", "bob"]) requestExit(town, slotOf(town, id));
  expect(leaves(town, 990)).toEqual([["ann", "daily_cap"]]);
  expect(leaves(town, 999)).toEqual([]);
  expect(exitQueueSnapshot(town).exits_today).toBe(1);
  // The look at midnight itself is skipped: the first of the day counts.
  expect(leaves(town, 1003)).toEqual([["bob", "daily_cap"]]);
  expect(exitQueueSnapshot(town).exits_today).toBe(1);
});

test("[A57] the register says absence of whoever left by the queue, and when they set out", () => {
  const town = strictBakery();
  requestExit(town, slotOf(town, "ann"));
  leaves(town, 5);
  expect(eventsOf(town, "agent_exit")).toMatchObject([{ agent_id: "ann", reason: "absence" }]);
  leaves(town, 15);
  expect(town.people[0]?.left).toEqual({ tick: 5, reason: "absence" });
});

test("three absences within seven days put a person on the queue, two do not", () => {
  const town = strictBakery({ daily_exit_cap: 0, exit_review_window: 5000 }, ["ann", "bob"]);
  const { events } = work(town, (_, id) => id === "bob", [1, 2999]);
  expect(events.filter(({ event }) => event === "employment_exit_pending")).toEqual([
    {
      event: "employment_exit_pending",
      tick: 2000 + START + 31,
      agent_id: "ann",
      pending_count: 1,
    },
  ]);
  expect(pending(town)).toEqual(["ann"]);
});

test("midnight takes nobody off the queue", () => {
  const town = strictBakery({ daily_exit_cap: 0, exit_review_window: 5000 }, ["ann", "bob"]);
  requestExit(town, slotOf(town, "ann"));
  work(town, () => true, [995, 1005]);
  expect(pending(town)).toEqual(["ann"]);
});

test("nobody is queued or leaves where the job loop is not enforced", () => {
  const town = strictBakery({ enforce_job_loop: false }, ["ann", "bob"]);
  const { events } = work(town, () => false, [1, 4000]);
  const names = new Set(events.map(({ event }) => event));
  expect([...names].filter((name) => name.startsWith("employment_exit"))).toEqual([]);
  approveExit(town, slotOf(town, "bob"));
  expect(leaves(town)).toEqual([]);
});

test("nobody is queued twice, and the order is that of joining, spawn order within a tick", () => {
  const town = strictBakery({ daily_exit_cap: 0 });
  beginTick(town, 10);
  requestExit(town, slotOf(town, "cas"));
  requestExit(town, slotOf(town, "bob"));
  beginTick(town, 11);
  requestExit(town, slotOf(town, "ann"));
  expect(requestExit(town, slotOf(town, "cas"))).toBe(false);
  expect(pending(town)).toEqual(["bob", "cas", "ann"]);
  expect(exitQueueSnapshot(town).pending_count).toBe(3);
});

test("a queue beyond its limit is reported beside the newcomer, who is queued all the same", () => {
  const town = strictBakery({ daily_exit_cap: 0, exit_queue_limit: 1 });
  requestExit(town, slotOf(town, "ann"));
  expect(eventsOf(town).map(({ event }) => event)).toEqual([
    "agent_spawned",
    "agent_spawned",
    "agent_spawned",
    "agent_spawned",
    "employment_exit_pending",
  ]);
  beginTick(town);
  requestExit(town, slotOf(town, "bob"));
  expect(eventsOf(town)).toEqual([
    { event: "employment_exit_pending", tick: 1, agent_id: "bob", pending_count: 2 },
    { event: "employment_exit_queue_overflow", tick: 1, pending_count: 2, limit: 1 },
  ]);
  expect(pending(town)).toEqual(["ann", "bob"]);
});

test("a limit of zero is never exceeded", () => {
  const town = strictBakery({ daily_exit_cap: 0, exit_queue_limit: 0 });
  for (const id of ["ann", "bob", "cas"]) requestExit(town, slotOf(town, id));
  expect(eventsOf(town, "employment_exit_queue_overflow")).toEqual([]);
});

test("after a whole review window a person leaves despite the cap, and not a tick sooner", () => {
  const town = strictBakery({ daily_exit_cap: 0 });
  beginTick(town, 10);
  requestExit(town, slotOf(town, "ann"));
  beginTick(town, 12);
  requestExit(town, slotOf(town, "bob"));
  expect(leaves(town, 59)).toEqual([]);
  expect(leaves(town, 60)).toEqual([["ann", "auto_review"]]);
  expect(leaves(town, 61)).toEqual([]);
  expect(leaves(town, 62)).toEqual([["bob", "auto_review"]]);
});

test("a cap of none keeps everybody, no cap lets all go, one a tick", () => {
  const town = strictBakery();
  setExitCap(town, 0);
  for (const id of ["ann", "bob", "cas"]) requestExit(town, slotOf(town, id));
  expect(leaves(town)).toEqual([]);
  expect(exitQueueSnapshot(town).daily_exit_cap).toBe(0);
  setExitCap(town, null);
  expect(exitQueueSnapshot(town).daily_exit_cap).toBeNull();
  expect([leaves(town), leaves(town), leaves(town)]).toEqual([
    [["ann", "daily_cap"]],
    [["bob", "daily_cap"]],
    [["cas", "daily_cap"]],
  ]);
});

test("the configuration's null is no cap", () => {
  expect(exitQueueSnapshot(strictBakery({ daily_exit_cap: null })).daily_exit_cap).toBeNull();
});

test("approved people leave in the order of their ids, queued or not", () => {
  const town = strictBakery({ daily_exit_cap: 0 }, ["dan", "cas", "bob", "ann"]);
  requestExit(town, slotOf(town, "cas"));
  for (const id of ["dan", "cas", "ann"]) approveExit(town, slotOf(town, id));
  expect(leaves(town).map(([id]) => id)).toEqual(["ann", "cas", "dan"]);
  expect(pending(town)).toEqual([]);
});

test("whoever has left can be neither approved nor put off", () => {
  const town = strictBakery();
  const ann = slotOf(town, "ann");
  requestExit(town, ann);
  removeAgent(town, ann, "killed");
  expect(pending(town)).toEqual([]);
  expect(exitQueueSnapshot(town).pending_count).toBe(0);
  expect(approveExit(town, ann)).toBe(false);
  expect(deferExit(town, ann)).toBe(false);
  expect(leaves(town)).toEqual([]);
});

test("putting off holds for one review window, even while the absences last", () => {
  const town = strictBakery({ daily_exit_cap: 0, exit_review_window: 500 }, ["ann", "bob"]);
  work(town, (_, id) => id === "bob", [1, 2400]);
  expect(pending(town)).toEqual(["ann"]);
  const deferred = 2400;
  expect(deferExit(town, slotOf(town, "ann"))).toBe(true);
  work(town, () => true, [2401, deferred + 499]);
  expect(pending(town)).toEqual([]);
  expect(requestExit(town, slotOf(town, "ann"))).toBe(false);
  work(town, () => true, [deferred + 500, deferred + 500]);
  expect(pending(town)).toEqual(["ann"]);
});

test("putting off takes an approval back", () => {
  const town = strictBakery({ daily_exit_cap: 0 });
  const ann = slotOf(town, "ann");
  approveExit(town, ann);
  expect(deferExit(town, ann)).toBe(true);
  expect(leaves(town)).toEqual([]);
});
