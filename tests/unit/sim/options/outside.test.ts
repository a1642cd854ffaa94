import { expect, test } from "vitest";

import { choose, setChooser, setEveryChooser } from "../../../../sim/options/choosers.ts";
import { BY_SCRIPT, NO_CHOICE } from "../../../../sim/options/outside-choices.ts";
import { isDecisionDue } from "../../../../sim/options/decide.ts";
import { nextBelow } from "../../../../sim/options/decide-outside.ts";
import { mixChoice } from "../../../../sim/options/mix-choice.ts";
import { optionMask } from "../../../../sim/options/option-mask.ts";
import { CHOICES, MASKS, OPTION, WAIT } from "../../../../sim/options/options.ts";
import { transitionOf } from "../../../../sim/options/transition.ts";
import { seedRng } from "../../../../sim/rng/rng.ts";
import { stateHash } from "../../../../sim/snapshot/hash.ts";
import { runTick } from "../../../../sim/tick.ts";
import type { Town } from "../../../../sim/town.ts";
import { eventsOf } from "../../../helpers/events.ts";
import { homeTown } from "../../../helpers/home-town.ts";
import { type Someone, someone } from "../../../helpers/someone.ts";

/** Ann at home, chosen for from outside, committed to a choice for so many ticks. */
function outsideTown(commitTicks = 3): { town: Town; ann: Someone } {
  const town = homeTown({
    edit: (config) => {
      config.policy_runtime.option_commit_ticks = commitTicks;
    },
  });
  const ann = someone(town, "ann");
  setChooser(town, ann.slot, "outside");
  // Far from everything, so that nothing is done with in a few ticks.
  ann.put(7, 7);
  return { town, ann };
}

function tickWith({ town, ann }: { town: Town; ann: Someone }, choice: number) {
  choose(town, ann.slot, choice);
  runTick(town);
  const { option_commit_kind, option_commit_remaining, option_commit_enforced } = transitionOf(
    town,
    ann.slot,
  );
  return [option_commit_kind, option_commit_remaining, option_commit_enforced];
}

function masksOf(town: Town, slot: number): Record<string, string> {
  const out = new Uint8Array(CHOICES.length);
  optionMask(town, slot, out);
  return Object.fromEntries(CHOICES.map((name, choice) => [name, MASKS[out[choice] ?? 0] ?? ""]));
}

test("a choice holds for the window, whatever is chosen meanwhile, and then gives way [A101]", () => {
  const both = outsideTown(3);
  expect(tickWith(both, OPTION.GetFed)).toEqual(["GetFed", 3, false]);
  expect(tickWith(both, OPTION.Sleep)).toEqual(["GetFed", 2, true]);
  expect(tickWith(both, WAIT)).toEqual(["GetFed", 1, true]);
  expect(tickWith(both, OPTION.Sleep)).toEqual(["Sleep", 3, false]);
  expect(both.town.world.town.choicesEnforced[0]).toBe(2);
  expect(both.town.world.town.optionSwitches[0]).toBe(1);
});

test("a window of 0 ticks binds nobody [A101]", () => {
  const both = outsideTown(0);
  expect(tickWith(both, OPTION.GetFed)).toEqual(["GetFed", 0, false]);
  expect(tickWith(both, OPTION.Sleep)).toEqual(["Sleep", 0, false]);
});

test("choosing the same again inside the window is not enforced, and the window goes on", () => {
  const both = outsideTown(3);
  tickWith(both, OPTION.GetFed);
  expect(tickWith(both, OPTION.GetFed)).toEqual(["GetFed", 2, false]);
});

test("a hard need that something can be done about ends the window early", () => {
  const both = outsideTown(50);
  tickWith(both, OPTION.Sleep);
  both.ann.set("hunger", 0.14);
  expect(tickWith(both, OPTION.GetFed)).toEqual(["GetFed", 50, false]);
  // It is about the need: the commitment holds again.
  expect(tickWith(both, OPTION.Sleep)).toEqual(["GetFed", 49, true]);
});

test("nobody is committed to waiting, and without a choice whoever has to choose waits", () => {
  const both = outsideTown(5);
  expect(tickWith(both, WAIT)).toEqual([null, 0, false]);
  expect(tickWith(both, NO_CHOICE)).toEqual([null, 0, false]);
  expect(tickWith(both, OPTION.GetFed)).toEqual(["GetFed", 5, false]);
});

test("the end of an option ends its window", () => {
  const both = outsideTown(500);
  both.ann.put(0, 1);
  both.ann.set("energy", 0.5);
  tickWith(both, OPTION.GetFed);
  // Take a meal from the fridge, sit down, eat: the option is over and the next choice counts.
  for (let tick = 0; tick < 40 && both.ann.get("option") === OPTION.GetFed; tick++)
    runTick(both.town);
  expect(both.ann.get("option")).toBe(-1);
  expect(tickWith(both, OPTION.Sleep)).toEqual(["Sleep", 500, false]);
});

test("what cannot be chosen is a wait, told with its reason and counted", () => {
  const both = outsideTown();
  expect(masksOf(both.town, both.ann.slot)).toMatchObject({ GoToWork: "night", Wait: "open" });
  expect(tickWith(both, OPTION.GoToWork)).toEqual([null, 0, false]);
  expect(transitionOf(both.town, both.ann.slot).fate).toBe("invalid");
  expect(eventsOf(both.town, "action_invalid")).toEqual([
    expect.objectContaining({ agent_id: "ann", reason: "night" }),
  ]);
  expect(both.town.world.town.choicesInvalid[0]).toBe(1);
});

test("whoever is well fed may still choose to eat: masks say what is possible, not what is worth it", () => {
  const { town, ann } = outsideTown();
  ann.set("hunger", 1);
  expect(masksOf(town, ann.slot)).toMatchObject({ GetFed: "open", Sleep: "open" });
});

test("inside the window the choice that was made is the only one", () => {
  const both = outsideTown(5);
  tickWith(both, OPTION.GetFed);
  const { GetFed, ...others } = masksOf(both.town, both.ann.slot);
  expect(GetFed).toBe("open");
  expect(new Set(Object.values(others))).toEqual(new Set(["committed"]));
});

test("whether a choice is due, and what is masked, is asked without changing anything", () => {
  const { town, ann } = outsideTown();
  const before = stateHash(town);
  const told = town.events.count;
  expect(isDecisionDue(town, ann.slot)).toBe(true);
  masksOf(town, ann.slot);
  expect(stateHash(town)).toBe(before);
  expect(town.events.count).toBe(told);
});

test("the possessed are asked nothing, and may only wait", () => {
  const { town, ann } = outsideTown();
  ann.set("possessed", 1);
  expect(isDecisionDue(town, ann.slot)).toBe(false);
  expect(masksOf(town, ann.slot)).toMatchObject({ GetFed: "possessed", Wait: "open" });
});

test("who comes to a town that a policy lives in is chosen for by it too", () => {
  const town = homeTown();
  setEveryChooser(town, "chance");
  expect(someone(town, "ann").get("chooser")).toBe(2);
  expect(town.world.town.newcomersChooser[0]).toBe(2);
});

test("a ratio of 1 lets the policy choose, 0 or no choice the script, and between them the stream decides [A100]", () => {
  const state = new Int32Array(4);
  seedRng(state, 1, 2);
  const before = [...state];
  expect(mixChoice(state, 1, OPTION.Sleep)).toBe(OPTION.Sleep);
  expect(mixChoice(state, 0, OPTION.Sleep)).toBe(BY_SCRIPT);
  expect(mixChoice(state, 0.5, NO_CHOICE)).toBe(BY_SCRIPT);
  expect([...state]).toEqual(before);
  const taken = Array.from({ length: 4000 }, () => mixChoice(state, 0.25, WAIT)).filter(
    (choice) => choice === WAIT,
  ).length;
  // 1,000 expected, standard deviation √(4000 · 0.25 · 0.75) = 27.4: five of them.
  expect(Math.abs(taken - 1000)).toBeLessThan(137);
});

test("the script chooses for whoever it is asked to, once [A100]", () => {
  const { town, ann } = outsideTown();
  ann.set("hunger", 0.3);
  choose(town, ann.slot, BY_SCRIPT);
  runTick(town);
  expect(ann.get("option")).toBe(OPTION.GetFed);
  expect(ann.get("chooser")).toBe(1);
});

test("draws below a count reach every number and no other", () => {
  const state = new Int32Array(4);
  seedRng(state, 3, 4);
  const seen = new Set(Array.from({ length: 500 }, () => nextBelow(state, 7)));
  expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
