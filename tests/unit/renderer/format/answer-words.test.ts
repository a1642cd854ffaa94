import { expect, test } from "vitest";

import { memberWords, valueWords } from "../../../../renderer/format/answer-words.ts";

const names = new Map([["ann", "Ann"]]);
const sense = { nameOf: (id: string) => names.get(id) ?? null, ticksPerDay: 1000 };

test.each([
  ["agent_id", "Person"],
  ["hunger", "Fed"],
  ["ann", "Ann"],
  ["job_id", "Job"],
  ["joined_tick", "Joined"],
  ["starts_at", "Starts"],
  ["tick", "Tick"],
  ["queue_length", "Queue length"],
])("what stands by %s is headed “%s”", (name, words) => {
  expect(memberWords(name, sense)).toBe(words);
});

test.each([
  ["meal_cost", "item", "A meal"],
  ["GetFed", "option", "Get fed"],
  ["ann", "leader", "Ann"],
  ["queue_closure", "kind", "queue closure"],
  ["stove_1", "object_id", "stove_1"],
  ["evt_3", "id", "evt_3"],
  ["Walking to Café Fountain", "doing", "Walking to Café Fountain"],
  [1250, "joined_tick", "Day 2, 06:00"],
  [1250, "tick", "Day 2, 06:00"],
  [-1, "until", "-1"],
  [1250, "ticks", "1,250"],
  [0.12345, "wallet", "0.123"],
  [true, "possessed", "yes"],
  [null, "job_id", "–"],
])("%j under %s is said as “%s”", (value, name, words) => {
  expect(valueWords(value, name, sense)).toBe(words);
});
