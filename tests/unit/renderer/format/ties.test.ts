import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  kindOf,
  strengthOf,
  tieChanges,
  tieNumbers,
  tieTrend,
  tieWords,
  type Tie,
} from "../../../../renderer/format/ties.ts";
import { traitWords } from "../../../../renderer/format/traits.ts";

const tie = (trust: number, familiarity: number, rivalry: number): Tie => ({
  id: "bob",
  name: "Bob",
  colour: "#808080",
  trust,
  familiarity,
  rivalry,
});

test("a tie is called what it mostly is", () => {
  expect(tieWords(tie(0.8, 0.7, 0))).toBe("Close friend");
  expect(tieWords(tie(0.4, 0.4, 0.1))).toBe("Friend");
  expect(tieWords(tie(0.05, 0.25, 0))).toBe("Acquaintance");
  expect(tieWords(tie(0, 0.02, 0))).toBe("Hardly known");
  expect(tieWords(tie(-0.5, 0.2, 0.1))).toBe("Distrusted");
  expect(tieWords(tie(0, 0, 0.2))).toBe("Some tension");
  expect(tieWords(tie(0.1, 0.1, 0.4))).toBe("Rival");
  expect(tieWords(tie(0, 0.5, 0.9))).toBe("Bitter rival");
});

test("whatever two people feel, the line between them has a strength from 0 to 1", () => {
  const feeling = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(feeling, feeling, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c) => {
      const strength = strengthOf(tie(a, b, c));
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
    }),
  );
});

test("who likes somebody more than they compete is a friend", () => {
  expect(kindOf(tie(0.6, 0.4, 0.3))).toBe("friend");
  expect(kindOf(tie(0.2, 0.2, 0.3))).toBe("rival");
});

test("numbers are read out with their names", () => {
  expect(tieNumbers(tie(-0.25, 0.5, 0))).toBe(
    "Distrust 25\u00A0%, familiarity 50\u00A0%, rivalry 0\u00A0%",
  );
  expect(tieNumbers(tie(0.3, -0.04, 0.2))).toBe(
    "Trust 30\u00A0%, estranged by 4\u00A0%, rivalry 20\u00A0%",
  );
  expect(tieNumbers(tie(-0.001, -0.004, 0))).toMatch(/^Trust 0\u00A0%, familiarity 0\u00A0%/u);
});

test("every trait has words for both ends and the middle", () => {
  expect(traitWords("extroversion", 0.6)).toBe("Lives for company");
  expect(traitWords("extroversion", 0.3)).toBe("Outgoing");
  expect(traitWords("ambition", 0)).toBe("Does their share");
  expect(traitWords("forgiveness", -0.4)).toBe("Holds a grudge");
});

test("what has become of a tie since yesterday is told by number, and nothing where nothing has", () => {
  expect(tieChanges(tie(0.5, 0.4, 0.1), tie(0.38, 0.4, 0.13))).toBe(
    "since yesterday trust +12\u00A0%, rivalry −3\u00A0%",
  );
  expect(tieChanges(tie(0.5, 0.4, 0.1), tie(0.5, 0.401, 0.1))).toBe("");
  expect(tieChanges(tie(0.5, 0.4, 0.1), null)).toBe("met since yesterday");
  expect([tieTrend(0.5, 0.4), tieTrend(0.4, 0.5), tieTrend(0.4, 0.401)]).toEqual([
    "up",
    "down",
    null,
  ]);
  // Of what is below zero its opposite is told.
  expect([tieTrend(-0.3, 0.1), tieTrend(-0.1, -0.4)]).toEqual(["up", "down"]);
});
