import { ChevronRight } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import type { Weighing } from "../../../sim/telemetry/weighing-of.ts";
import { toggleFold } from "../../commands.ts";
import { prospectWords, shortfallWords } from "../../format/prospects.ts";
import { OPTION_WORDS } from "../../format/words.ts";
import { useWindow } from "../../use-window.ts";
import { CardSection } from "./card-section.tsx";
import { Terms } from "./terms.tsx";

interface ScoresProps {
  readonly card: FollowedCard;
  readonly ticksPerDay: number;
}

/** What they weighed up at the last decision: this, why not that, and when it would be. */
export function Scores({ card, ticksPerDay }: ScoresProps) {
  const { scores, option, tick, weighing } = card;
  if (scores.length === 0) return null;
  const highest = Math.max(1e-6, ...scores.map(({ score }) => score));
  return (
    <CardSection name="scores" title={WORDS.card.scores.title}>
      <ol className="scores">
        {scores.map((entry) => {
          const terms = weighing?.options.find(({ name }) => name === entry.name)?.terms ?? [];
          const chosen = entry.name === option?.name;
          return (
            <Score
              key={entry.name}
              entry={entry}
              share={Math.max(0, entry.score) / highest}
              chosen={chosen}
              terms={chosen ? [] : terms}
              lacks={entry.blocked ?? shortfallWords(highest - entry.score)}
              when={prospectWords(entry, tick, ticksPerDay)}
            />
          );
        })}
      </ol>
    </CardSection>
  );
}

interface ScoreProps {
  readonly entry: FollowedCard["scores"][number];
  /** Of the highest score. */
  readonly share: number;
  readonly chosen: boolean;
  readonly terms: Weighing["options"][number]["terms"];
  /** Why it did not come first. */
  readonly lacks: string;
  readonly when: string;
}

function Score({ entry, share, chosen, terms, lacks, when }: ScoreProps) {
  const { name, score, blocked } = entry;
  const fold = `terms of ${name}`;
  const isOpen = useWindow(({ folded }) => folded.has(fold));
  return (
    <li className="score" data-chosen={chosen || undefined} data-testid={`score-${name}`}>
      {terms.length === 0 ? (
        <span className="score-name">{OPTION_WORDS[name]}</span>
      ) : (
        <button
          type="button"
          className="score-name"
          aria-expanded={isOpen}
          data-testid={`why-${name}`}
          onClick={() => toggleFold(fold)}
        >
          {OPTION_WORDS[name]}
          <ChevronRight size={13} aria-hidden />
        </button>
      )}
      <span className="score-track" aria-hidden data-blocked={blocked === null ? undefined : true}>
        <span className="score-fill" style={{ transform: `scaleX(${share})` }} />
      </span>
      <span>{blocked === null ? score.toFixed(2) : "–"}</span>
      {chosen ? null : (
        <span className="score-why">
          <span className="score-lacks">{lacks}</span>
          <span className="score-when">{when}</span>
        </span>
      )}
      {isOpen && terms.length > 0 ? <Terms option={name} terms={terms} /> : null}
    </li>
  );
}
