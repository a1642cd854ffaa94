import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { prospectWords } from "../../format/prospects.ts";
import { OPTION_WORDS } from "../../format/words.ts";

interface ScoresProps {
  readonly card: AgentCard;
  readonly ticksPerDay: number;
}

/** What they weighed up at the last decision: why this, why not that, and when it would be. */
export function Scores({ card, ticksPerDay }: ScoresProps) {
  const { scores, option, tick } = card;
  if (scores.length === 0) return null;
  const highest = Math.max(1e-6, ...scores.map(({ score }) => score));
  return (
    <section className="card-section" data-testid="card-scores">
      <h3>Weighed up</h3>
      <ol className="scores">
        {scores.map((entry) => (
          <Score
            key={entry.name}
            entry={entry}
            share={Math.max(0, entry.score) / highest}
            chosen={entry.name === option?.name}
            when={prospectWords(entry, tick, ticksPerDay)}
          />
        ))}
      </ol>
    </section>
  );
}

interface ScoreProps {
  readonly entry: AgentCard["scores"][number];
  /** Of the highest score. */
  readonly share: number;
  readonly chosen: boolean;
  readonly when: string;
}

function Score({ entry: { name, score, blocked }, share, chosen, when }: ScoreProps) {
  return (
    <li className="score" data-chosen={chosen || undefined} data-testid={`score-${name}`}>
      <span>{OPTION_WORDS[name]}</span>
      {blocked === null ? (
        <>
          <div className="score-track">
            <div className="score-fill" style={{ transform: `scaleX(${share})` }} />
          </div>
          <span>{score.toFixed(2)}</span>
        </>
      ) : (
        <span className="score-blocked">{blocked}</span>
      )}
      {chosen ? null : <span className="score-when">{when}</span>}
    </li>
  );
}
