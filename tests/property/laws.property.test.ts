import { expect, test } from "vitest";

import { isShared } from "../../sim/world/spatial.ts";
import { Watch } from "../../main/soak/laws.ts";
import { eventsOf } from "../helpers/events.ts";
import { everyTick } from "../helpers/every-tick.ts";
import { at, everyone } from "../helpers/someone.ts";

test("[A164] reservations, queues, uses, tiles, needs, wallets and hands are sound after every tick", () => {
  everyTick(
    (town) => {
      const watch = new Watch();
      return () => () => expect(watch.look(town)).toEqual([]);
    },
    { numRuns: 8 },
  );
});

/** Events with which somebody is elsewhere without having walked. */
const PUTS: ReadonlySet<string> = new Set(["agent_teleported", "arranged_meet_relocated"]);

test("[A164] nobody walks further than one tile a tick, unless they shared one or were put elsewhere, and never into a wall", () => {
  everyTick(
    (town) => () => {
      const from = new Map(everyone(town).map((person) => [person.get("person"), person.tile]));
      const shared = new Set(
        everyone(town)
          .filter((person) => isShared(town.scratch.spatial, person.get("cell")))
          .map((person) => person.get("person")),
      );
      return () => {
        const put = new Set(
          eventsOf(town)
            .filter(({ event }) => PUTS.has(event))
            .map(({ agent_id }) => agent_id),
        );
        for (const person of everyone(town)) {
          expect(at(town.rules.grid.walkable, person.get("cell"))).toBe(1);
          const number = person.get("person");
          const [fromX, fromY] = from.get(number) ?? person.tile;
          if (shared.has(number) || put.has(town.people[number]?.id)) continue;
          const [x, y] = person.tile;
          expect(Math.abs(x - fromX) + Math.abs(y - fromY)).toBeLessThanOrEqual(1);
        }
      };
    },
    { numRuns: 4 },
  );
});
