import { expect, test } from "vitest";

import { stockWords } from "../../../../../renderer/panels/dashboard/stock-words.ts";

test("what there is, in the order in which it matters, and one is one", () => {
  expect(stockWords({ meals: 1 })).toBe("1 meal");
  expect(stockWords({ food_raw: 2, meals: 3 })).toBe("3 meals, 2 bags of groceries");
  expect(stockWords({})).toBe("nothing");
});
