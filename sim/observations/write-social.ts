import { NONE } from "../world/agent-table.ts";
import { identityAt, identityOf } from "./identities.ts";
import type { Observer } from "./observer.ts";
import { chooseTies } from "./social-snippet.ts";

/** The people that somebody sees as themselves, and what they feel on the whole. Simulation §9.4. */
export function writeSocial(observer: Observer, slot: number): void {
  const { layout, identities, town, chosen, isLonely } = observer;
  const { social } = layout;
  if (social === null || identities === null) return;
  const isOff = town.config.features.stages.relationships === "OFF";
  const count = isOff ? 0 : chooseTies(town.world, slot, social, layout.schema, chosen);
  if (count === 0) {
    if (isLonely[slot] === 0) clearSocial(observer, slot);
    isLonely[slot] = 1;
    return;
  }
  isLonely[slot] = 0;
  const from = slot * layout.stride + layout.blocks.social;
  const { trust, rivalry } = town.world.ties;
  let trustSum = 0;
  let trustMost = -1;
  let rivalrySum = 0;
  let rivalryMost = 0;
  for (let place = 0; place < chosen.length; place++) {
    const row = chosen[place];
    writeSomebody(observer, row, slot * chosen.length + place, from + place * social.slotDim);
    if (row === NONE) continue;
    trustSum += trust[row];
    rivalrySum += rivalry[row];
    if (trust[row] > trustMost) trustMost = trust[row];
    if (rivalry[row] > rivalryMost) rivalryMost = rivalry[row];
  }
  if (!social.aggregates) return;
  const { rows } = observer;
  const at = slot * layout.stride + layout.blocks.aggregates;
  rows[at] = trustSum / count;
  rows[at + 1] = trustMost;
  rows[at + 2] = rivalrySum / count;
  rows[at + 3] = rivalryMost;
}

/**
 * One of them: who it is, then trust, familiarity and rivalry; zeros for nobody. `seat` is the place
 * among those of everybody: who was seen there last is not written again.
 */
function writeSomebody(observer: Observer, row: number, seat: number, at: number): void {
  const { rows, identities, town, shown } = observer;
  if (identities === null) return;
  const { dim, table } = identities;
  const { ties } = town.world;
  const who = row === NONE ? NONE : identityOf(identities, town, ties.other[row]);
  if (shown[seat] !== who) {
    shown[seat] = who;
    const from = who === NONE ? NONE : identityAt(identities, town, ties.other[row]);
    for (let place = 0; place < dim; place++) {
      rows[at + place] = from === NONE ? 0 : table[from + place];
    }
  }
  rows[at + dim] = row === NONE ? 0 : ties.trust[row];
  rows[at + dim + 1] = row === NONE ? 0 : ties.familiarity[row];
  rows[at + dim + 2] = row === NONE ? 0 : ties.rivalry[row];
}

function clearSocial({ rows, layout, chosen, shown }: Observer, slot: number): void {
  const { social, blocks, stride } = layout;
  if (social === null) return;
  const from = slot * stride + blocks.social;
  const floats = chosen.length * social.slotDim + (social.aggregates ? 4 : 0);
  for (let place = 0; place < floats; place++) rows[from + place] = 0;
  for (let place = 0; place < chosen.length; place++) shown[slot * chosen.length + place] = NONE;
}
