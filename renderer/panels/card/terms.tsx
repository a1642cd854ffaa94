import type { OptionName } from "../../../sim/options/options.ts";
import type { Weighing } from "../../../sim/telemetry/weighing-of.ts";
import { signed, termWords } from "../../format/score-terms.ts";

interface TermsProps {
  readonly option: OptionName;
  /** In the order in which they are told; they add up to the score. */
  readonly terms: Weighing["options"][number]["terms"];
}

/** What a score is made of: each bar begins where the one before ends, so the last ends at the score. */
export function Terms({ option, terms }: TermsProps) {
  const ends = terms.map((_, index) =>
    terms.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0),
  );
  const widest = Math.max(1e-6, ...ends);
  return (
    <ol className="terms" data-testid={`terms-${option}`}>
      {terms.map(({ term, share }, index) => {
        const end = ends[index] ?? 0;
        const left = Math.max(0, Math.min(end, end - share)) / widest;
        return (
          <li key={term} data-below={share < 0 || undefined} data-testid={`term-${term}`}>
            <span>{termWords(term, share, option)}</span>
            <span className="term-track" aria-hidden>
              <i
                style={{
                  left: `${left * 100}%`,
                  width: `${Math.min(1 - left, Math.abs(share) / widest) * 100}%`,
                }}
              />
            </span>
            <span>{signed(share)}</span>
          </li>
        );
      })}
    </ol>
  );
}
