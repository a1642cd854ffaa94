import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { OPTION_WORDS } from "../../format/words.ts";

interface ScoresProps {
  readonly scores: AgentCard["scores"];
  /** Name of the option being followed. */
  readonly chosen: string | null;
}

/** What they weighed up at the last decision; what could not be chosen says why. */
export function Scores({ scores, chosen }: ScoresProps) {
  if (scores.length === 0) return null;
  const highest = Math.max(1e-6, ...scores.map(({ score }) => score));
  return (
    <section className="card-section" data-testid="card-scores">
      <h3>Weighed up</h3>
      <ol className="scores">
        {scores.map(({ name, score, blocked }) => (
          <li key={name} className="score" data-chosen={name === chosen || undefined}>
            <span>{OPTION_WORDS[name]}</span>
            {blocked === null ? (
              <>
                <div className="score-track">
                  <div
                    className="score-fill"
                    style={{ transform: `scaleX(${Math.max(0, score) / highest})` }}
                  />
                </div>
                <span>{score.toFixed(2)}</span>
              </>
            ) : (
              <span className="score-blocked">{blocked}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
