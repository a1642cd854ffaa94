import { WORDS } from "../../../preload/words/words.ts";
import type { Story } from "../../../sim/narration/story.ts";
import type { Category } from "../../../sim/narration/categories.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";

export type Disturbance = TownSections["perturbations"]["pending"][number];

const KINDS = new Map(Object.entries(WORDS.dashboard.disturbances.kinds));

/** "Blackout"; kinds that nobody has words for go by their name. */
export const kindWords = (kind: string): string => KINDS.get(kind) ?? plain(kind);

/** What a disturbance does, beside whom it is aimed at: "×1.5", "water", "at the café". */
export function detailWords({ payload }: Pick<Disturbance, "payload">): string {
  const { magnitude, utility, location, object_type: type } = payload;
  if (typeof magnitude === "number") return `×${magnitude.toFixed(1)}`;
  const said = [utility, location, type].find((value) => typeof value === "string");
  return typeof said === "string" ? plain(said) : "";
}

/** How much of a disturbance is over, 0 to 1; null where it has no end. */
export function shareOver({ started_at, ends_at, ticks_remaining }: Disturbance): number | null {
  if (ends_at === null || ticks_remaining === null || ends_at <= started_at) return null;
  return Math.min(1, Math.max(0, 1 - ticks_remaining / (ends_at - started_at)));
}

const TOLD: ReadonlySet<Category> = new Set<Category>([
  "price_spike",
  "blackout",
  "outage",
  "utility_outage",
  "closure",
  "meet",
]);

/** What was told of disturbances lately, newest first. */
export const storiesOfDisturbances = (stories: readonly Story[], limit: number): readonly Story[] =>
  stories
    .filter(({ category }) => TOLD.has(category))
    .slice(-limit)
    .toReversed();

const plain = (text: string): string => text.replaceAll("_", " ");
