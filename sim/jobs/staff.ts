import { NONE } from "../world/agent-table.ts";
import { JOB_SLOTS, type World } from "../world/world.ts";

/**
 * Who works where. Follows from the jobs of those who live here, and is worked out when it is first asked
 * for after one of them has changed.
 */
export interface Staff {
  isKnown: boolean;
  /** How many colleagues came to town before each person, for those with a job. [agents] */
  readonly rank: Int32Array;
  /** How many people have each job. [jobs] */
  readonly size: Int32Array;
}

export function createStaff(agents: number): Staff {
  return { isKnown: false, rank: new Int32Array(agents), size: new Int32Array(JOB_SLOTS) };
}

/** A town as far as work is concerned. */
interface Employing {
  readonly world: World;
  readonly scratch: { readonly staff: Staff };
}

/** Who works where now. Valid until the next change. */
export function staffOf({ world, scratch: { staff } }: Employing): Staff {
  if (staff.isKnown) return staff;
  const { job } = world.agents;
  staff.size.fill(0);
  for (let place = 0; place < world.town.liveCount[0]; place++) {
    const slot = world.live[place];
    if (job[slot] === NONE) continue;
    staff.rank[slot] = staff.size[job[slot]];
    staff.size[job[slot]] += 1;
  }
  staff.isKnown = true;
  return staff;
}
