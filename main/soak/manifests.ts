import type { Town } from "../../sim/town.ts";
import type { Dice } from "./dice.ts";

/** An entry of a manifest that may or may not be one that a town takes. */
type Draft = Readonly<Record<string, unknown>>;
type Change = (entries: readonly Draft[], dice: Dice, town: Town) => readonly Draft[];

/** Changes that make sense, if perhaps not in this town or at this time. */
const SOUND: readonly Change[] = [
  (entries, dice) => edited(entries, dice, { duration: 1 + dice.below(60) }),
  (entries, dice) => edited(entries, dice, { capacity: 1 + dice.below(3) }),
  (entries, dice) => edited(entries, dice, { units: 1 + dice.below(6) }),
  (entries, dice) => edited(entries, dice, { preconds: ["wallet >= 0.05", "power_on != false"] }),
  (entries, dice, { rules: { types, grid } }) => {
    if (types.length === 0) return entries;
    const place = [dice.below(grid.width), dice.below(grid.height)];
    const id = `extra_${dice.below(3)}`;
    const extra = { type: "object", id, object_type: dice.of(types), position: place };
    return [...entries, { ...extra, use_tile: place }];
  },
  (entries, dice) => entries.filter(() => !dice.once(12)),
];

const UNSOUND: readonly Change[] = [
  (entries, dice) => edited(entries, dice, { duration: 0 }),
  (entries, dice) => edited(entries, dice, { preconds: ["wallet >"] }),
  (entries, dice) => edited(entries, dice, { colour: "red" }),
  (entries) => [...entries, ...entries.slice(0, 1)],
  (entries) => [...entries, { type: "object", id: "" }],
];

/** One affordance with other values. */
function edited(entries: readonly Draft[], dice: Dice, values: Draft): readonly Draft[] {
  const affordances = entries.filter(({ type }) => type === "affordance");
  if (affordances.length === 0) return entries;
  const chosen = dice.of(affordances);
  return entries.map((entry) => (entry === chosen ? { ...entry, ...values } : entry));
}

/** A manifest such as an operator might try on a town: mostly sound, sometimes not. */
export function someManifest(dice: Dice, town: Town): readonly Draft[] {
  let entries: readonly Draft[] = town.config.manifest;
  do entries = dice.of(SOUND)(entries, dice, town);
  while (dice.once(2));
  return dice.once(4) ? dice.of(UNSOUND)(entries, dice, town) : entries;
}

/** Something that looks like a checksum. */
export function someChecksum(dice: Dice): string {
  return Array.from({ length: 64 }, () => dice.below(16).toString(16)).join("");
}
