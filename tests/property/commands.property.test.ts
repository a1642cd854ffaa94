import * as fc from "fast-check";
import { expect, test } from "vitest";

import { applyCommands } from "../../sim/console/apply-commands.ts";
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
