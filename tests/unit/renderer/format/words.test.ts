import { expect, test } from "vitest";

import { countOf } from "../../../../preload/words/english/count-of.ts";
import { meals, percent } from "../../../../renderer/format/number.ts";
import { activityWords } from "../../../../renderer/format/words.ts";

test("money is told in meals, one of them without an s", () => {
  expect(meals(6.44)).toBe("6.4 meals");
  expect(meals(0.96)).toBe("1 meal");
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
