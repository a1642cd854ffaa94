import { expect, test } from "vitest";

import { FAIL_REASONS } from "../../../../sim/events/kinds.ts";
import { SHIFT_STATES } from "../../../../sim/jobs/shift-states.ts";
import { MASKS, OPTION, OPTIONS, REASONS } from "../../../../sim/options/options.ts";
import { createTown } from "../../../../sim/create-town.ts";
import {
  departureText,
  doingText,
  failText,
  maskText,
  reasonText,
  shiftText,
} from "../../../../sim/telemetry/words.ts";
import { EXIT_REASONS } from "../../../../sim/lifecycle/exit-reasons.ts";
import { cutUtility } from "../../../../sim/world/outages.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { someone } from "../../../helpers/someone.ts";

const town = () => createTown(defaultConfig());

/** Something to read, and no name out of the code. */
function expectWords(text: string | null | undefined, what: string): void {
  expect(text, what).toMatch(/^[A-Za-z0-9][^_]+$/);
}

test("everything that can mask an option has words", () => {
  const now = town();
  for (const [mask, name] of MASKS.entries()) {
    for (const option of OPTIONS.keys()) {
      const text = maskText(now, option, mask);
      if (name === "open") expect(text).toBeNull();
      else expectWords(text, name);
    }
  }
});

test("everything that makes a use fail has words, and each its own", () => {
  const now = town();
  const texts = FAIL_REASONS.map((_, reason) => failText(now, 0, reason));
  texts.forEach((text, reason) => expectWords(text, FAIL_REASONS[reason] ?? ""));
  expect(new Set(texts).size).toBe(texts.length);
});

test("every state of a shift and every reason for an option has words", () => {
  SHIFT_STATES.forEach((name, state) => expectWords(shiftText(state), name));
  const now = town();
  const alice = someone(now, "alice");
  const texts = REASONS.map((name, reason) => {
    alice.set("option", OPTION.GetFed);
    alice.set("reason", reason);
    const text = reasonText(now, alice.slot);
    expectWords(text, name);
    return text;
  });
  expect(new Set(texts).size).toBe(texts.length);
});

test("every way to leave town has words, and a reason of an operator's own is quoted", () => {
  for (const reason of EXIT_REASONS) {
    expect(departureText(reason), reason).not.toContain(reason);
    expectWords(departureText(reason), reason);
  }
  expect(departureText("wanted to see the sea")).toContain("wanted to see the sea");
});

test("where nothing can be used for want of power or water, that is what is said", () => {
  const now = town();
  const noPlace = MASKS.indexOf("no_place");
  const usual = maskText(now, OPTION.GetClean, noPlace);
  cutUtility(now, "water", 1);
  expect(maskText(now, OPTION.GetClean, noPlace)).toBe("The water is off");
  expect(maskText(now, OPTION.ShopGroceries, noPlace)).toBe(usual);
  cutUtility(now, "power", 2);
  expect(maskText(now, OPTION.ShopGroceries, noPlace)).toBe("The power is out");
  expect(maskText(now, OPTION.Sleep, noPlace)).toBe(usual);
});

test("a use that a manifest's conditions forbid for want of power says so", () => {
  const now = town();
  const stove = now.rules.objects.findIndex(({ id }) => id === "alder_stove");
  const failed = FAIL_REASONS.indexOf("precondition_failed");
  expect(failText(now, stove, failed)).toBe("not possible just now");
  cutUtility(now, "power", 1);
  expect(failText(now, stove, failed)).toBe("the power is out");
});

test("whoever stands at a thing that does not work says why", () => {
  const now = town();
  const alice = someone(now, "alice");
  alice.set(
    "targetObject",
    now.rules.objects.findIndex(({ id }) => id === "alder_stove"),
  );
  expect(doingText(now, alice.slot)).toBe("At the stove");
  cutUtility(now, "power", 1);
  expect(doingText(now, alice.slot)).toBe("At the stove; the power is out");
});
