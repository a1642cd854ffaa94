import { z } from "zod";

import { Crowd, crowdTown } from "../../sim/config/crowd.ts";
import {
  type Located,
  locate,
  locatedAt,
  mistakeAt,
  toPlain,
  withChange,
  withEntry,
  without,
} from "./located.ts";
import type { Reading } from "./reading.ts";

const AT = ["scenario", "crowd"] as const;

/**
 * A scenario that names a crowd gets map, work and people made for it, and room in the table of identities.
 * A crowd that does not hold is reported, and a small one takes its place.
 */
export function withCrowd({ problems }: Reading, root: Located): Located {
  const named = locate(root, AT);
  if (named === undefined) return root;
  const parsed = Crowd.safeParse(toPlain(named));
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems.push(mistakeAt(root, [...AT, ...path.map(String)], message));
  }
  if (locate(root, ["scenario", "agents"]) !== undefined) {
    problems.push(mistakeAt(root, AT, "a crowd comes without agents of one's own"));
  }
  const crowd = parsed.data ?? { people: 1, side: null };
  const { map, jobs, agents } = crowdTown(crowd);
  const spare = locate(root, ["world", "spare_people"]);
  const room = spare?.kind === "scalar" && typeof spare.value === "number" ? spare.value : 0;
  const entry = (value: object | number) => ({
    key: named,
    // Without what is left out.
    value: locatedAt(named, z.json().parse(JSON.parse(JSON.stringify(value)))),
  });
  const mapped = withEntry(withEntry(root, "map", entry(map)), "jobs", entry(jobs));
  const peopled = withChange(mapped, ["scenario"], (scenario) =>
    withEntry(
      without(scenario, (key) => key === "crowd"),
      "agents",
      entry(agents),
    ),
  );
  return withChange(peopled, ["embedding_allocator"], (allocator) =>
    withEntry(allocator, "max_slots", entry(agents.length + room)),
  );
}
