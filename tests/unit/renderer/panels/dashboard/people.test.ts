import { expect, test } from "vitest";

import { longestFirst } from "../../../../../renderer/panels/dashboard/longest-first.ts";
import { talkOf } from "../../../../../renderer/panels/dashboard/talk.ts";

test("the longest line comes first, and of two as long the first by name", () => {
  const waits = (agent_id: string, joined_tick: number) => ({ agent_id, joined_tick });
  const line = (...waiting: ReturnType<typeof waits>[]) => ({ holders: ["ann"], waiting });
  const lines = {
    desk: line(waits("dan", 4)),
    bath: line(waits("eve", 9)),
    shower_1: line(waits("cleo", 5), waits("ben", 2)),
  };
  expect(longestFirst(lines)).toEqual(["shower_1", "bath", "desk"]);
  expect(longestFirst({})).toEqual([]);
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
