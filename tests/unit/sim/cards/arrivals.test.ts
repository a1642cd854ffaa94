import { expect, test } from "vitest";

import { createTown } from "../../../../sim/create-town.ts";
import { defaultConfig } from "../../../helpers/default-config.ts";
import { someone } from "../../../helpers/someone.ts";
import { Story, command } from "../../../helpers/story.ts";

const GUESTS = ["xenia", "yuri", "zoe"] as const;

test.each([1n, 2n, 3n, 4n, 5n])(
  "card: three hungry guests come to the café in one tick and are all served [A158] (seed %s)",
  (seed) => {
    const story = new Story(createTown(defaultConfig(), seed));
    story.till(400);
    const answers = story.live(
      ...GUESTS.map((agent_id, step) =>
        command("spawn", {
          agent_id,
          position: [37 + step, 18],
          needs: { hunger: 0.2, hygiene: 1, energy: 1 },
          wallet: 2,
        }),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    const tiles = GUESTS.map((id) => someone(story.town, id).tile.join());
    expect(new Set(tiles).size).toBe(3);

    const served = (): Set<unknown> =>
      new Set(story.all("item_bought").map(({ agent_id }) => agent_id));
    const arrived = story.tick;
    story.until(() => GUESTS.every((id) => served().has(id)), 200);
    expect(story.tick - arrived).toBeLessThanOrEqual(200);
    // They paid what was asked for each meal, and nothing else.
    for (const id of GUESTS) {
      const paid = story
        .all("item_bought")
        .reduce((sum, { agent_id, price }) => sum + (agent_id === id ? Number(price) : 0), 0);
      expect(someone(story.town, id).get("wallet")).toBeCloseTo(2 - paid, 9);
    }
  },
);
