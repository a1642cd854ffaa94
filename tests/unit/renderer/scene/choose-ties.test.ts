import { expect, test } from "vitest";

import { chooseTies } from "../../../../renderer/scene/choose-ties.ts";
import { LINE } from "../../../../renderer/scene/drawn-tie.ts";
import { store, type WindowState } from "../../../../renderer/state.ts";
import { sceneOf } from "../../../../sim/telemetry/scene-of.ts";
import { cardOf } from "../../../../sim/telemetry/card-of.ts";
import { setTies } from "../../../../sim/relationships/ties.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { someone } from "../../../helpers/someone.ts";

/** Ann is followed; Bob is her friend, Cleo her rival, Dan a stranger. */
function following(change: Partial<WindowState> = {}): WindowState {
  const town = makeTown({ people: ["ann", "bob", "cleo", "dan"].map((id) => ({ id })) });
  const [ann, bob, cleo] = [someone(town, "ann"), someone(town, "bob"), someone(town, "cleo")];
  setTies(town, ann.slot, bob.slot, { trust: 0.8, familiarity: 0.6 });
  setTies(town, ann.slot, cleo.slot, { rivalry: 0.5 });
  const card = { ...cardOf(town, ann.slot, []), weighing: null, way: [] };
  const scene = sceneOf(town, 1, "test");
  return { ...store.getInitialState(), scene, card, followed: "ann", ...change };
}

const ends = (state: WindowState) =>
  chooseTies(state).ties.map(({ person, line }) => [person, line]);

test("lines go to everybody whom the followed knows, and none where nobody is followed", () => {
  expect(ends(following())).toEqual([
    [1, LINE.friend],
    [2, LINE.rival],
  ]);
  expect(ends(following({ followed: null }))).toEqual([]);
  expect(ends(following({ card: null }))).toEqual([]);
});

test("with a second person there is only the line between the two, with a word on it", () => {
  const rival = chooseTies(following({ beside: "cleo" }));
  expect(rival.ties.map(({ person }) => person)).toEqual([2]);
  expect([rival.label, rival.kind]).toEqual(["Rival", "rival"]);
  expect(ends(following({ beside: "cleo", pointed: "bob" }))).toEqual([[1, LINE.friend]]);
});

test("two people who do not know each other are strangers", () => {
  const { ties, label } = chooseTies(following({ beside: "dan" }));
  expect(ties.map(({ person, line }) => [person, line])).toEqual([[3, LINE.stranger]]);
  expect(label).toBe("Strangers");
});

test("lines that are switched off are drawn only for a pair that was asked for", () => {
  const settings = { ...store.getInitialState().settings, lines: false };
  expect(ends(following({ settings }))).toEqual([]);
  expect(ends(following({ settings, pointed: "bob" }))).toEqual([[1, LINE.friend]]);
});

test("weak ties have no line where only stronger ones are wanted, unless the pair was asked for", () => {
  const from = (lines_from: "noticeable" | "strong") => ({
    settings: { ...store.getInitialState().settings, lines_from },
  });
  expect(ends(following(from("noticeable")))).toHaveLength(2);
  expect(ends(following(from("strong")))).toEqual([[1, LINE.friend]]);
  expect(ends(following({ ...from("strong"), pointed: "cleo" }))).toEqual([[2, LINE.rival]]);
});
