import { WORDS } from "../../preload/words/words.ts";
import type { AgentCard } from "../../sim/telemetry/agent-card.ts";
import { percent } from "./number.ts";

const words = WORDS.vocabulary.ties;

export type Tie = AgentCard["ties"][number];
/** How near two people are to each other, without who they are. */
export type TieLevels = Pick<Tie, "trust" | "familiarity" | "rivalry">;

/** From here on a tie counts as one that is felt. */
const FELT = 0.3;
const CLOSE = 0.6;
const SOME = 0.08;

/** What a tie mostly is. */
export type TieKind = "friend" | "rival";

/** Whether somebody is more friend or more rival. Distrust counts against, too. */
export function kindOf({ trust, familiarity, rivalry }: Tie): TieKind {
  const liking = (trust + Math.max(0, familiarity)) / 2;
  return rivalry > Math.max(SOME, liking) || trust < -SOME ? "rival" : "friend";
}

/** How much there is of what it mostly is, 0 to 1. */
export function strengthOf(tie: Tie): number {
  const { trust, familiarity, rivalry } = tie;
  const felt =
    kindOf(tie) === "rival"
      ? Math.max(rivalry, -trust)
      : (Math.max(0, trust) + Math.max(0, familiarity)) / 2;
  return Math.min(1, felt);
}

/** The least strength of a tie that is noticeable, or strong. */
export const LEAST_STRENGTH = { all: 0, noticeable: FELT, strong: CLOSE } as const;

/** What they are to each other, in a word or two. */
export function tieWords(tie: Tie): string {
  const { trust, rivalry } = tie;
  const strength = strengthOf(tie);
  if (kindOf(tie) === "rival") {
    if (rivalry < FELT) return trust < -FELT ? words.distrusted : words.tense;
    return rivalry >= CLOSE ? words.bitterRival : words.rival;
  }
  if (strength >= CLOSE) return words.closeFriend;
  if (strength >= FELT) return words.friend;
  return strength >= SOME ? words.acquaintance : words.stranger;
}

/** Levels and changes that are too small to be told. */
const UNTOLD = 0.005;

/** Whether a level is its opposite: trust is distrust, who was familiar is estranged. */
export const isBelow = (level: number): boolean => level < -UNTOLD;

/** The three numbers as somebody would say them: "Trust 40 %, familiarity 20 %, rivalry 5 %"; "Distrust 40 %". */
export function tieNumbers({ trust, familiarity, rivalry }: TieLevels): string {
  const { levels } = words;
  return [
    levels[isBelow(trust) ? "distrust" : "trust"](percent(Math.abs(trust))),
    levels[isBelow(familiarity) ? "estranged" : "familiarity"](percent(Math.abs(familiarity))),
    levels.rivalry(percent(rivalry)),
  ].join(", ");
}

/**
 * What has become of the three numbers since a day ago: "since yesterday trust +12 %, rivalry −3 %". Empty where
 * nothing has. Whoever was not known then has `null` before.
 */
export function tieChanges(now: TieLevels, before: TieLevels | null): string {
  if (before === null) return words.met;
  const changes = (["trust", "familiarity", "rivalry"] as const)
    .map((name) => [name, now[name] - before[name]] as const)
    .filter(([, change]) => Math.abs(change) >= UNTOLD)
    .map(([name, change]) => words[name](signedPercent(change)));
  return changes.length === 0 ? "" : words.changes(changes);
}

/** Where what one of the numbers says has gone since a day ago: distrust goes up when trust goes down. */
export function tieTrend(now: number, before: number): "up" | "down" | null {
  if (Math.abs(now - before) < UNTOLD) return null;
  return now > before === isBelow(now) ? "down" : "up";
}

function signedPercent(change: number): string {
  return `${change < 0 ? "−" : "+"}${Math.round(Math.abs(change) * 100)}\u00A0%`;
}
