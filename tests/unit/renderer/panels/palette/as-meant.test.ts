import { expect, test } from "vitest";

import { asMeant } from "../../../../../renderer/panels/palette/as-meant.ts";
import { formOf } from "../../../../../renderer/panels/palette/fields.ts";
import type { Scene } from "../../../../../sim/telemetry/scene.ts";
import { sceneOf } from "../../../../../sim/telemetry/scene-of.ts";
import { type TownPlan, makeTown } from "../../../../helpers/make-town.ts";

const sceneWith = (people: NonNullable<TownPlan["people"]>): Scene =>
  sceneOf(makeTown({ people }), 1, "Test");

const scene = sceneWith([{ id: "ann" }, { id: "hugo_2", name: "Hugo" }]);

test("people are meant by the names that the town shows, in any case, and by their ids", () => {
  const form = formOf("inspect_agent");
  for (const { id, name } of scene.agents) {
    for (const typed of [id, name, ` ${name.toUpperCase()} `]) {
      expect(asMeant(form, { agent_id: typed }, scene)["agent_id"], typed).toBe(id);
    }
  }
  expect(asMeant(form, { agent_id: "Nobody" }, scene)).toEqual({ agent_id: "Nobody" });
  expect(asMeant(form, { agent_id: "Hugo" }, null)).toEqual({ agent_id: "Hugo" });
});

test("a name that several have means none of them", () => {
  const twins = sceneWith([
    { id: "sam_1", name: "Sam" },
    { id: "sam_2", name: "Sam" },
  ]);
  const form = formOf("inspect_agent");
  expect(asMeant(form, { agent_id: "Sam" }, twins)).toEqual({ agent_id: "Sam" });
});

test("in a list each is meant for itself", () => {
  const form = formOf("perturbation_trigger");
  const meant = asMeant(form, { targets: "Hugo, ann, food, Ann" }, scene);
  expect(meant["targets"]).toBe("hugo_2, ann, food, ann");
});

test("a newcomer gets an id from their name, and keeps the name", () => {
  const form = formOf("spawn");
  const spawn = (draft: Readonly<Record<string, string>>) => asMeant(form, draft, scene);
  expect(spawn({ agent_id: "Zoe" })).toEqual({ agent_id: "zoe", name: "Zoe" });
  expect(spawn({ agent_id: "Mary Ann", name: "" })).toEqual({
    agent_id: "mary_ann",
    name: "Mary Ann",
  });
  expect(spawn({ agent_id: "Zoe", name: "Z." })).toEqual({ agent_id: "zoe", name: "Z." });
  expect(spawn({ agent_id: "zoe" })).toEqual({ agent_id: "zoe" });
  expect(spawn({ agent_id: "7" })).toEqual({ agent_id: "7" });
});
