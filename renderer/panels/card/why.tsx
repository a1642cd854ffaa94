import { WORDS } from "../../../preload/words/words.ts";
import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import { spanWords, timeOfDay } from "../../format/time.ts";
import { OPTION_WORDS } from "../../format/words.ts";
import { CardSection } from "./card-section.tsx";
import { Terms } from "./terms.tsx";

const { why } = WORDS.card;

interface WhyProps {
  readonly card: FollowedCard;
  readonly ticksPerDay: number;
}

/** Why somebody does what they do: what the choice was made of, who made it, and how long they keep to it. */
export function Why({ card, ticksPerDay }: WhyProps) {
  const { option, weighing, chooser, commit_until, tick } = card;
  if (option === null) return null;
  const chosen = weighing?.options.find(({ name }) => name === option.name);
  const score = card.scores.find(({ name }) => name === option.name)?.score ?? 0;
  const hasTerms = weighing !== null && chosen !== undefined && chosen.terms.length > 0;
  const when = weighing === null ? undefined : why.when(timeOfDay(weighing.tick, ticksPerDay));
  const keptFor = commit_until === null ? null : spanWords(commit_until - tick, ticksPerDay);
  return (
    <CardSection
      name="why"
      title={why.title(OPTION_WORDS[option.name])}
      aside={hasTerms ? when : undefined}
    >
      {hasTerms ? (
        <>
          <Terms option={option.name} terms={chosen.terms} />
          <p className="terms-sum" data-testid="why-sum">
            <span>{why.sum}</span>
            <span>{score.toFixed(2)}</span>
          </p>
        </>
      ) : null}
      <p className="why-policy" data-testid="card-policy">
        {why.chooser(chooser, keptFor)}
      </p>
    </CardSection>
  );
}
