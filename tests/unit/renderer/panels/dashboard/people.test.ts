import { expect, test } from "vitest";

import { strongestPairs } from "../../../../../renderer/panels/dashboard/pairs.ts";
import { queueRows } from "../../../../../renderer/panels/dashboard/queue-rows.ts";
import { talkOf } from "../../../../../renderer/panels/dashboard/talk.ts";
import { jobRow, withoutJob } from "../../../../../renderer/panels/dashboard/work-rows.ts";
import { TownSections, townSections } from "../../../../../sim/telemetry/sections/town-sections.ts";
import { makeTown } from "../../../../helpers/make-town.ts";
import { required } from "../../../../helpers/required.ts";

const tie = (trust: number, rivalry: number) => ({ trust, familiarity: trust, rivalry });

test("a pair is one whoever is asked, and as strong as both feel on the mean", () => {
  const ties = {
    alice: { bob: tie(0.8, 0), carmen: tie(0, 0.6) },
    bob: { alice: tie(0.4, 0) },
    carmen: { alice: tie(0, 0.2) },
  };
  expect(strongestPairs(ties)).toEqual({
    friends: [{ a: "alice", b: "bob", strength: 0.6 }],
    rivals: [{ a: "alice", b: "carmen", strength: 0.4 }],
  });
});

test("what only one of two feels counts half, and what is faint not at all", () => {
  expect(strongestPairs({ zoe: { bob: tie(0.8, 0) }, bob: {} }).friends).toEqual([
    { a: "zoe", b: "bob", strength: 0.4 },
  ]);
  expect(strongestPairs({ alice: { bob: tie(0.02, 0) } }).friends).toEqual([]);
});

test("of many pairs the four strongest are told, and of those that look alike the first", () => {
  const trust = { ann: 0.3, ben: 0.701, cleo: 0.9, dan: 0.704, eve: 0.5, fay: 0.1 };
  const zoe = Object.fromEntries(Object.entries(trust).map(([id, one]) => [id, tie(one, 0)]));
  const back = Object.fromEntries(
    Object.entries(trust).map(([id, one]) => [id, { zoe: tie(one, 0) }]),
  );
  const { friends } = strongestPairs({ ...back, zoe });
  expect(friends.map(({ a, strength }) => `${a} ${strength}`)).toEqual([
    "cleo 0.9",
    "ben 0.7",
    "dan 0.7",
    "eve 0.5",
  ]);
});

const people = ["ann", "ben", "cleo"].map((id) => ({ id }));
const { sections } = townSections(makeTown({ people }), null, (name) =>
  ["affordance_runtime", "jobs"].includes(name),
);
const { affordance_runtime: runtime, jobs } = TownSections.pick({
  affordance_runtime: true,
  jobs: true,
}).parse(sections);

test("the longest line comes first, whose turn is next in front, with who has the thing meanwhile", () => {
  const waits = (agent_id: string, joined_tick: number) => ({ agent_id, joined_tick });
  const waiting = {
    bath: [waits("eve", 9)],
    desk: [waits("dan", 4)],
    shower_1: [waits("cleo", 5), waits("ben", 2)],
  };
  expect(queueRows({ ...runtime, waiting, active_reservations: { shower_1: ["ann"] } })).toEqual([
    { object: "shower_1", holders: ["ann"], waiting: waiting.shower_1 },
    { object: "bath", holders: [], waiting: waiting.bath },
    { object: "desk", holders: [], waiting: waiting.desk },
  ]);
  expect(queueRows(runtime)).toEqual([]);
});

test("a job has its people, those at work first, and its free places", () => {
  const at = (id: string, job_id: string | null, shift_state: "on_time" | "absent") => ({
    ...required(jobs[id]),
    job_id,
    shift_state,
  });
  const all = {
    ann: at("ann", "clerk", "absent"),
    ben: at("ben", "clerk", "on_time"),
    cleo: at("cleo", null, "absent"),
  };
  const row = (job: string, most: number) => jobRow(job, all, { clerk: 2, barista: null }, most);
  expect(row("barista", 9)).toEqual({ workers: [], all: 0, here: 0, places: null });
  expect(row("clerk", 9)).toMatchObject({ all: 2, here: 1, places: 2 });
  expect(row("clerk", 9).workers.map(({ id }) => id)).toEqual(["ben", "ann"]);
  expect(row("clerk", 1)).toMatchObject({ workers: [{ id: "ben" }], all: 2, here: 1 });
  expect(withoutJob(all)).toEqual(["cleo"]);
});

test("chats and quarrels are one list, newest first, each once", () => {
  const quarrel = {
    tick: 5,
    agent_a: "ann",
    agent_b: "ben",
    intensity: 1,
    reason: "handover",
  } as const;
  const chat = {
    tick: 7,
    type: "chat_success",
    speaker: "ben",
    listener: "cleo",
    quality: 0.5,
  } as const;
  const kept = talkOf([chat], [quarrel, quarrel], 9);
  expect(kept.map(({ kind, who, whom }) => `${who} ${kind} ${whom}`)).toEqual([
    "ben chat cleo",
    "ann quarrel ben",
  ]);
  expect(talkOf([chat], [quarrel], 1)).toHaveLength(1);
});
