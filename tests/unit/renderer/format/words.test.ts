import { expect, test } from "vitest";

import { countOf } from "../../../../preload/words/english/count-of.ts";
import { money, percent } from "../../../../renderer/format/number.ts";
import { activityWords, markOf } from "../../../../renderer/format/words.ts";

test("prices and what people have are written alike", () => {
  expect(money(6.444)).toBe("6.44");
  expect(money(0.4)).toBe("0.40");
  expect(countOf(1, "meal", "meals")).toBe("1 meal");
  expect(countOf(2, "bag", "bags")).toBe("2 bags");
});

test("a share is told in hundredths", () => {
  expect(percent(0.426)).toBe("43\u00A0%");
});

test("what people do names the place when there is one", () => {
  expect(activityWords("walk", "Café Fountain", 0)).toBe("Walking to Café Fountain");
  expect(activityWords("walk", null, 0)).toBe("Walking");
  expect(activityWords("queue", "Gym", 1)).toBe("Next in the queue at Gym");
  expect(activityWords("queue", "Gym", 3)).toBe("Queueing at Gym");
});

test("a badge has the initial of a name, and of those who are hidden what tells them apart", () => {
  expect(markOf("Alice")).toBe("A");
  expect(markOf("Émile Zola")).toBe("É");
  expect(markOf("Resident 3f2a")).toBe("3f");
  expect(markOf("Resident 04b1c9")).toBe("04");
  expect(markOf("")).toBe("");
});
