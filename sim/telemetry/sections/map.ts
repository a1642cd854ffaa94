import { z } from "zod";

import type { Rules } from "../../rules.ts";
import type { Town } from "../../town.ts";

const Tile = z.tuple([z.int(), z.int()]);

/** What stands where, in tiles. It changes only with a manifest. */
export const TownMap = z.strictObject({
  size: Tile,
  objects: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      position: Tile,
      use_tile: Tile,
      venue: z.string().nullable(),
    }),
  ),
  venues: z.array(z.strictObject({ id: z.string(), name: z.string(), type: z.string() })),
});

// Rules never change, so their map is put into words once.
const known = new WeakMap<Rules, z.infer<typeof TownMap>>();

export function mapOf({ config, rules }: Town): z.infer<typeof TownMap> {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const [width, height] = config.map.size;
  const map = {
    size: [width, height] satisfies [number, number],
    objects: rules.book.objects.flatMap(({ entry, present }) => {
      const { id, type, position, use_tile, venue = null } = entry;
      return present ? [{ id, type, position, use_tile, venue }] : [];
    }),
    venues: rules.venues.map(({ id, name, type }) => ({ id, name, type })),
  };
  known.set(rules, map);
  return map;
}
