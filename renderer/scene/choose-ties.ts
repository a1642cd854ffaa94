import { WORDS } from "../../preload/words/words.ts";
import { kindOf, LEAST_STRENGTH, strengthOf, tieWords } from "../format/ties.ts";
import type { WindowState } from "../state.ts";
import { type DrawnTie, LINE } from "./drawn-tie.ts";
import { somebodyIn } from "../people-by-id.ts";

export interface ChosenTies {
  readonly ties: readonly DrawnTie[];
  /** What the only line says, empty where there are several; and how it looks. */
  readonly label: string;
  readonly kind: "friend" | "rival" | "stranger";
}

const NONE: ChosenTies = { ties: [], label: "", kind: "stranger" };

/**
 * Which lines are to be drawn: all that the followed person has, as far as they are strong enough, or just the one
 * to a second person, however strong and whether they know each other or not.
 */
export function chooseTies({
  scene,
  card,
  followed,
  beside,
  pointed,
  settings,
}: WindowState): ChosenTies {
  if (followed === null || card === null || card.id !== followed) return NONE;
  const numberOf = (id: string) => somebodyIn(scene, id)?.person ?? -1;
  const second = pointed ?? beside;
  if (second !== null) {
    const person = numberOf(second);
    if (person < 0) return NONE;
    const tie = card.ties.find(({ id }) => id === second);
    if (tie === undefined) {
      const stranger = { person, line: LINE.stranger, strength: 0, row: -1 };
      return { ties: [stranger], label: WORDS.picture.strangers, kind: "stranger" };
    }
    const kind = kindOf(tie);
    const drawn = { person, line: LINE[kind], strength: strengthOf(tie), row: -1 };
    return { ties: [drawn], label: tieWords(tie), kind };
  }
  if (!settings.lines) return NONE;
  const least = LEAST_STRENGTH[settings.lines_from];
  const shown = card.ties.filter((tie) => strengthOf(tie) >= least);
  const ties = shown.map((tie) => {
    const line = LINE[kindOf(tie)];
    return { person: numberOf(tie.id), line, strength: strengthOf(tie), row: -1 };
  });
  return { ties: ties.filter(({ person }) => person >= 0), label: "", kind: "stranger" };
}
