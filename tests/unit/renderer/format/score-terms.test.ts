import { expect, test } from "vitest";

import { shortfallWords } from "../../../../renderer/format/prospects.ts";
import { signed, termWords } from "../../../../renderer/format/score-terms.ts";
import { OPTIONS } from "../../../../sim/options/options.ts";
import { TERMS } from "../../../../sim/options/weighings.ts";

test("a need is called by what it is about, and solitude is no love of company", () => {
  expect(termWords("need", 0.3, "GetFed")).toBe("Hunger");
  expect(termWords("need", 0.3, "Sleep")).toBe("Tiredness");
  expect(termWords("temper", 0.02, "Socialise")).toBe("Likes company");
  expect(termWords("temper", -0.02, "Socialise")).toBe("Likes to be alone");
});

test("of one option no two terms are told in the same words", () => {
  for (const option of OPTIONS) {
    const words = TERMS.map((term) => termWords(term, 0.1, option));
    expect(new Set(words).size).toBe(TERMS.length);
  }
});

test("shares have their sign, and what is lacking is told to the hundredth", () => {
  expect([signed(0.4), signed(-0.034)]).toEqual(["+0.40", "\u22120.03"]);
  expect(shortfallWords(0.314)).toBe("0.31 short of first place");
  expect(shortfallWords(0)).toBe("Just as good");
});
