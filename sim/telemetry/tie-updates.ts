import { TIE_STATUS, type TieStatus } from "../relationships/tie-changes.ts";
import { tieCount } from "../relationships/ties.ts";
import type { Town } from "../town.ts";

/** What somebody feels about somebody else. */
interface Feelings {
  readonly trust: number;
  readonly familiarity: number;
  readonly rivalry: number;
}

/** A tie that the last tick changed: what it is now, and by how much it moved. Zeros once it is gone. */
export interface TieUpdate extends Feelings {
  readonly owner: string;
  readonly other: string;
  readonly status: TieStatus;
  readonly delta: Feelings;
}

/** A tie among the three of most trust, with how it moved in the last tick. */
export interface OverlayTie extends Feelings {
  readonly owner: string;
  readonly other: string;
  readonly delta_trust: number;
  readonly delta_familiarity: number;
  readonly delta_rivalry: number;
}

const TOP = 3;

/** Every tie that something changed in the last tick, in order; one that was changed twice is there twice. */
export function tieUpdates({ scratch, people }: Town): TieUpdate[] {
  const { count, owner, other, status, values } = scratch.tieChanges;
  return Array.from({ length: count }, (_, at) => {
    const [trust, familiarity, rivalry, ...moved] = values.subarray(at * 6, at * 6 + 6);
    return {
      owner: people[owner[at]].id,
      other: people[other[at]].id,
      trust,
      familiarity,
      rivalry,
      status: TIE_STATUS[status[at]],
      delta: { trust: moved[0], familiarity: moved[1], rivalry: moved[2] },
    };
  });
}

/** The three whom somebody trusts most, older ties first among equals. */
export function tieOverlay(
  { world, people }: Town,
  slot: number,
  updates: readonly TieUpdate[],
): OverlayTie[] {
  const { agents, ties, capacity } = world;
  const from = slot * capacity.ties;
  const owner = people[agents.person[slot]].id;
  return Array.from({ length: tieCount(world, slot) }, (_, place) => from + place)
    .toSorted((a, b) => ties.trust[b] - ties.trust[a])
    .slice(0, TOP)
    .map((row) => {
      const other = people[agents.person[ties.other[row]]].id;
      const moved = updates.filter((update) => update.owner === owner && update.other === other);
      const sum = (of: keyof Feelings): number =>
        moved.reduce((total, { delta }) => total + delta[of], 0);
      return {
        owner,
        other,
        trust: ties.trust[row],
        familiarity: ties.familiarity[row],
        rivalry: ties.rivalry[row],
        delta_trust: sum("trust"),
        delta_familiarity: sum("familiarity"),
        delta_rivalry: sum("rivalry"),
      };
    });
}
