import * as fc from "fast-check";
import { expect, test } from "vitest";

import { applyCommands } from "../../sim/console/apply-commands.ts";
import { COMMANDS } from "../../sim/console/registry.ts";
import type { Spec } from "../../sim/console/spec.ts";
import { spellOut } from "../../sim/console/spell-out.ts";
import { createTown } from "../../sim/create-town.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { Watch } from "../../main/soak/laws.ts";
import { defaultConfig } from "../helpers/default-config.ts";
import { anyCommand, anySeed, inputsWithin } from "../helpers/inputs.ts";
import { runUntil } from "../helpers/run-town.ts";

const config = defaultConfig();

/** All that is saved, but for what only says what was told. */
function stateOf({ world, people, rules }: Town): unknown {
  const state = structuredClone({ ...world.town, ...world.agents, ...world.objects });
  state.outcome.fill(0);
  state.eventCounts.fill(0);
  return { state, live: [...world.live], people: structuredClone(people), rules };
}

test("a command that is refused changes nothing but what is told", () => {
  const refusals = new Set<string>();
  fc.assert(
    fc.property(
      anySeed,
      fc.nat(700),
      inputsWithin(700),
      anyCommand,
      (seed, tick, inputs, command) => {
        const town = runUntil(createTown(config, seed), tick, inputs);
        const before = stateOf(town);
        const [answer] = applyCommands(town, [command]);
        if (answer?.ok === true) return;
        refusals.add(command.name);
        const { errors }: Spec = COMMANDS[command.name];
        expect(errors, command.name).toContain(answer?.error.code);
        expect(stateOf(town)).toEqual(before);
      },
    ),
    { numRuns: 60 },
  );
  expect(refusals.size).toBeGreaterThan(2);
});

test("[A158] three who come in one tick stand on three tiles, and no queue is the worse for it", () => {
  fc.assert(
    fc.property(
      anySeed,
      fc.nat(900),
      fc.constantFrom(...config.map.objects),
      (seed, tick, object) => {
        const town = runUntil(createTown(config, seed), tick);
        const [x, y] = object.use_tile;
        const spawn = [0, 1, 2].map((step) => ({
          name: "spawn" as const,
          kwargs: {
            agent_id: `guest_${step}`,
            position: [x + step, y] as [number, number],
            needs: {},
            job_id: null,
          },
        }));
        const came = applyCommands(town, spawn).filter(({ ok }) => ok).length;
        expect(checkWorld(town)).toEqual([]);
        const watch = new Watch();
        for (let end = tick + 1; end <= tick + 200; end++) {
          expect(watch.look(runUntil(town, end))).toEqual([]);
        }
        expect(town.people.length).toBe(config.scenario.agents.length + came);
      },
    ),
    { numRuns: 10 },
  );
});

/** Names of arguments, of their short forms, and of what every object has. */
const WORDS =
  "agent_id need needs value trust familiarity rivalry position cap delay ticks min item key agent payload __proto__ constructor"
    .split(" ")
    .concat("argument 3");

/** Arguments as anybody might write them: short forms, packed forms, and what makes no sense. */
const anyKwargs = fc.letrec<{ kwargs: Record<string, unknown> }>((tie) => ({
  kwargs: fc.dictionary(
    fc.constantFrom(...WORDS),
    fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(undefined, null, 0.5, "trust", "rivalry", "energy", "__proto__", [1, 2]),
      tie("kwargs"),
    ),
    { maxKeys: 5, noNullPrototype: true },
  ),
})).kwargs;

test("a command that is spelt out is spelt out", () => {
  const anyName = fc.constantFrom(...Object.keys(COMMANDS), "spawn_agent", "set_need", "valueOf");
  const anyArgs = fc.array(fc.constantFrom(1, "bob", "energy", "trust", null), { maxLength: 4 });
  fc.assert(
    fc.property(anyName, anyArgs, anyKwargs, (given, args, kwargs) => {
      const { name, kwargs: spelt } = spellOut(given, args, kwargs);
      expect(spellOut(name, [], spelt)).toEqual({ name, kwargs: spelt });
    }),
    { numRuns: 2000 },
  );
});
