import { expect, test } from "vitest";

import { spellOut } from "../../../../sim/console/spell-out.ts";
import { lifecycleFigures } from "../../../../sim/telemetry/lifecycle-figures.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { at, someone } from "../../../helpers/someone.ts";
import { Story } from "../../../helpers/story.ts";

test("[A138] one number, in any of its spellings, is both ends of the delay until somebody new comes", () => {
  const both = { name: "set_spawn_delay", kwargs: { min: 5 } };
  expect(spellOut("set_spawn_delay", [5], {})).toEqual(both);
  expect(spellOut("set_spawn_delay", [], { delay: 5 })).toEqual(both);
  expect(spellOut("set_spawn_delay", [], { ticks: 5 })).toEqual(both);
  expect(spellOut("set_spawn_delay", [2, 7], {}).kwargs).toEqual({ min: 2, max: 7 });

  const story = new Story(makeTown());
  expect(story.give("set_spawn_delay", { min: 5 })).toEqual({
    ok: true,
    value: { respawn_delay_ticks: 5, spawn_delay_ticks: [5, 5] },
  });
  expect(lifecycleFigures(story.town).spawn_delay_ticks).toEqual([5, 5]);
  expect(story.give("set_spawn_delay", { min: 7, max: 2 })).toMatchObject({
    ok: false,
    error: { code: "invalid_args" },
  });
  expect(lifecycleFigures(story.town).spawn_delay_ticks).toEqual([5, 5]);
});

test("mortality is switched off and on, and with it whether a collapse ends a stay", () => {
  const story = new Story(makeTown());
  someone(story.town, "ann").set("hunger", 0);
  expect(story.give("toggle_mortality", { enabled: "off" })).toEqual({
    ok: true,
    value: { enabled: false },
  });
  story.till(100);
  expect(story.all("agent_exit")).toEqual([]);
  story.give("toggle_mortality", { enabled: true });
  expect(story.all("agent_exit")).toMatchObject([{ tick: 101, reason: "faint" }]);
});

test("a moved threshold decides from now on who collapses, and when they are near it", () => {
  const story = new Story(makeTown());
  someone(story.town, "ann").set("hunger", 0.2);
  story.give("set_death_threshold", { need: "hunger", value: 0.25, ticks: 10 });
  story.till(10);
  expect(story.all("agent_near_death")).toMatchObject([{ tick: 5, ticks: 5, value: 0.2 }]);
  expect(story.all("agent_exit")).toMatchObject([{ tick: 10, agent_id: "ann" }]);
});

test("a cap holds for exits of every kind; what an operator wants is counted and not kept back", () => {
  const story = new Story(
    makeTown({
      people: ["ann", "bob", "cas"].map((id) => ({ id })),
      edit: ({ lifecycle }) => (lifecycle.stability.exit_cooldown_ticks = 0),
    }),
  );
  const { town } = story;
  expect(story.give("set_exit_cap", { daily_exit_cap: 1 })).toMatchObject({
    value: { daily_exit_cap: 1, metrics: { daily_exit_cap: 1 } },
  });
  story.give("kill", { agent_id: "ann" });
  expect(story.all("agent_exit")).toMatchObject([{ agent_id: "ann", reason: "console_kill" }]);
  someone(town, "bob").set("lifespan", 1);
  story.till(40);
  expect(at(town.world.town.exitsToday)).toBe(1);
  story.give("kill", { agent_id: "cas" });
  expect(at(town.world.town.exitsToday)).toBe(2);
  story.give("set_exit_cap", { daily_exit_cap: null });
  expect(story.all("agent_exit").at(-1)).toMatchObject({ agent_id: "bob", reason: "age_out" });
});

test("whoever is on the way out can be told nothing any more", () => {
  const story = new Story(makeTown());
  someone(story.town, "ann").set("lifespan", 1);
  story.live();
  for (const [name, kwargs] of [
    ["kill", {}],
    ["setneed", { needs: { hunger: 1 } }],
    ["teleport", { position: [5, 5] }],
    ["possess", { action: "acquire" }],
  ] as const) {
    expect(story.give(name, { agent_id: "ann", ...kwargs })).toMatchObject({
      ok: false,
      error: { code: "conflict", message: "'ann' is leaving town" },
    });
  }
});
