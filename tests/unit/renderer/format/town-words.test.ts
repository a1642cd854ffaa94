import { expect, test } from "vitest";

import { personWords, timeWords, townWords } from "../../../../renderer/format/town-words.ts";

const facts = {
  doing: "Cooking at Alder House",
  where: "",
  queuePlace: 0,
  trouble: "",
  since: null,
  progress: 0,
  need: 0,
  level: 0.42,
};

test("a person is told of in two sentences, with only what there is to tell", () => {
  expect(personWords(facts)).toBe("Cooking at Alder House. Lowest need: 42\u00A0% fed.");
  expect(personWords({ ...facts, since: "09:12", progress: 0.6, need: 2 })).toBe(
    "Cooking at Alder House, since 09:12, half done. Lowest need: 42\u00A0% rested.",
  );
  expect(
    personWords({ ...facts, doing: "Arguing with Bob", where: "in the street", need: 1 }),
  ).toBe("Arguing with Bob in the street. Lowest need: 42\u00A0% clean.");
});

test("who waits hears their place in the line, and what keeps the thing from working", () => {
  const waits = { ...facts, doing: "Queueing at Gym", trouble: "the water is off" };
  expect(personWords({ ...waits, queuePlace: 3 })).toContain(
    "Gym, third in line, the water is off.",
  );
  expect(personWords({ ...waits, queuePlace: 9 })).toContain("far back in line");
});

test("the town is told of by its time, its sky, what is off and what costs otherwise than usual", () => {
  expect(timeWords(1370, 1000)).toBe("Day 2, 08:52, morning.");
  const price = { now: 0.4, usual: 0.4, causes: [] };
  expect(
    townWords(
      "rainy",
      ["power"],
      [
        { ...price, key: "meal_cost", now: 0.6 },
        { ...price, key: "shower_cost" },
      ],
    ),
  ).toEqual(["It rains.", "The power is out.", "A meal costs 0.60, usually 0.40."]);
});
