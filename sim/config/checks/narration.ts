import {
  EVERYDAY_NAMES,
  HARDSHIP_NAMES,
  TALE,
  TALES,
  type TaleName,
  unknownNames,
} from "../../narration/tales.ts";
import { TOLD_SLOTS } from "../../world/world.ts";
import type { TownConfig } from "../town-config.ts";
import { type CrossProblem, expected, unknown } from "./problem.ts";

/** Wordings name what their kind of line knows; thresholds are in order; what must not be told twice can be remembered. */
export function checkNarration({ narration }: Pick<TownConfig, "narration">): CrossProblem[] {
  return [...unknownPlaceholders(narration), ...thresholds(narration), ...memory(narration)];
}

function unknownPlaceholders({ tales, hardship }: TownConfig["narration"]): CrossProblem[] {
  const unknownIn = (block: string, name: TaleName, wordings: readonly string[]) =>
    wordings.flatMap((wording, index) =>
      unknownNames(name, wording).map((word) =>
        unknown(["narration", block, name, index], "placeholder", word, TALES[TALE[name]].knows),
      ),
    );
  return [
    ...EVERYDAY_NAMES.flatMap((name) => unknownIn("tales", name, tales[name])),
    ...HARDSHIP_NAMES.flatMap((name) => unknownIn("hardship", name, hardship?.[name] ?? [])),
  ];
}

function thresholds({ relationship_narration: limits }: TownConfig["narration"]): CrossProblem[] {
  const pairs = [
    ["friendship_priority_threshold", "friendship_trust_threshold"],
    ["rivalry_escalation_threshold", "rivalry_avoid_threshold"],
  ] as const;
  return pairs.flatMap(([upper, lower]) => {
    if (limits[upper] >= limits[lower]) return [];
    const path = ["narration", "relationship_narration", upper];
    return [expected(path, `at least ${limits[lower]}`, limits[upper], ` (${lower})`)];
  });
}

/** The town remembers the last lines only. */
function memory({ limiter: limits }: TownConfig["narration"]): CrossProblem[] {
  const longest = Math.max(
    limits.dedupe_window_ticks,
    ...Object.values(limits.category_dedupe_ticks),
  );
  const windows = Math.ceil(longest / limits.global_window_ticks);
  const most = Math.floor(TOLD_SLOTS / Math.max(1, windows));
  if (limits.global_window_limit <= most) return [];
  const path = ["narration", "limiter", "global_window_limit"];
  const because = `: within the longest dedupe window more than ${TOLD_SLOTS} lines could be told`;
  return [expected(path, `at most ${most}`, limits.global_window_limit, because)];
}
