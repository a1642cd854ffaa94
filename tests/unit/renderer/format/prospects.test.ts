import { expect, test } from "vitest";

import { prospectWords } from "../../../../renderer/format/prospects.ts";

const entry = { name: "Sleep", score: 0, blocked: null } as const;

test.each([
  [{ from_tick: 850, below: 0.2 }, "From 20:24 on, or at 20 % rested"],
  [{ from_tick: 1250, below: null }, "From tomorrow 06:00 on"],
  [{ from_tick: null, below: 0.38 }, "At 38 % rested"],
  [{ from_tick: null, below: null }, "Not within a day"],
  [{ from_tick: 501, below: 0.9 }, "As soon as nothing else presses"],
])("%o is told as %s", (prospect, words) => {
  expect(prospectWords({ ...entry, ...prospect }, 500, 1000)).toBe(words.replace(" %", "\u00A0%"));
});

test("what serves no need has no level", () => {
  const work = { ...entry, name: "GoToWork", from_tick: 1300, below: 0.5 } as const;
  expect(prospectWords(work, 500, 1000)).toBe("From tomorrow 07:12 on");
});
