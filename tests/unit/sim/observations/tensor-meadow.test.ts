import { test } from "vitest";

import type { Town } from "../../../../sim/town.ts";
import { makeTown } from "../../../helpers/make-town.ts";
import { marks, observerOf, picture, seenBy } from "../../../helpers/observed.ts";
import {
  EVERYTHING,
  NOBODY,
  NOBODY_NEAR,
  expectTensor,
  planesOf,
} from "../../../helpers/tensors.ts";

/** Open floor of 8 × 8: Ann at (3, 3), Bob beside her, a stove two tiles east of her. Midnight, tick 0. */
function meadow(): Town {
  return makeTown({
    objects: [{ id: "stove", type: "stove", position: [5, 3], use_tile: [5, 4] }],
    people: [
      {
        id: "ann",
        position: [3, 3],
        needs: { hunger: 0.4, hygiene: 0.6, energy: 0.8 },
        wallet: 2,
      },
      { id: "bob", position: [4, 3] },
    ],
  });
}

test.each(EVERYTHING)("Ann on a meadow sees Bob and a stove: %s, schema %i", (variant, schema) => {
  // Tile (x, y) is [y + 2][x + 2] of the wide window: the map takes rows and columns 2 to 9.
  const wide = {
    agents: marks(11, [5, 6]),
    objects: marks(11, [5, 7]),
    reservations: NOBODY,
    walkable: picture([
      "...........",
      "...........",
      "..########.",
      "..########.",
      "..########.",
      "..#####.##.",
      "..########.",
      "..########.",
      "..########.",
      "..########.",
      "...........",
    ]),
  };
  // Of the narrow one it is [y][x]. Nobody can step where Ann, Bob and the stove are.
  const near = {
    agents: marks(7, [3, 4]),
    objects: marks(7, [3, 5]),
    reservations: NOBODY_NEAR,
    walkable: picture([
      "#######",
      "#######",
      "#######",
      "###...#",
      "#######",
      "#######",
      "#######",
    ]),
    bounds: picture(Array.from({ length: 7 }, () => "fffffff")),
  };
  const [tiles, radius] = variant === "compact" ? [49, 3] : [121, 5];
  const old = { wallet: 2, path_hint_east: 1 };
  // 2 of 100 meals; tanh(2 / 10); all utilities are on, the sun shines.
  const recent = {
    wallet: 0.02,
    power_on: 1,
    water_on: 1,
    weather_sunny: 1,
    money_scaled: 0.197_375_32,
  };
  expectTensor(seenBy(observerOf(meadow(), variant, schema), "ann"), {
    planes: planesOf(variant, schema, wide, near, { dx: NOBODY, dy: NOBODY }),
    features: {
      need_hunger: 0.4,
      need_hygiene: 0.6,
      need_energy: 0.8,
      time_cos: 1,
      shift_pre: 1,
      // Their first observation. Row 0 of 64 of the table of identities; nothing done yet.
      ctx_reset_flag: 1,
      neighbor_agent_ratio: 1 / (tiles - 1),
      neighbor_object_ratio: 1 / tiles,
      nearest_agent_distance: 1 / radius,
      ...(schema === 1 ? old : recent),
    },
  });
});
