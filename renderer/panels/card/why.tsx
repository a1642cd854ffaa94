import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import { spanWords, timeOfDay } from "../../format/time.ts";
import { OPTION_WORDS } from "../../format/words.ts";
import { CardSection } from "./card-section.tsx";
import { Terms } from "./terms.tsx";

interface WhyProps {
  readonly card: FollowedCard;
  readonly ticksPerDay: number;
}

const CHOOSER_WORDS = {
  script: "By their own habits and needs",
  outside: "By a learned policy",
  chance: "By chance",
} as const;

/** Why somebody does what they do: what the choice was made of, who made it, and how long they keep to it. */
export function Why({ card, ticksPerDay }: WhyProps) {
  const { option, weighing, chooser, commit_until, tick } = card;
  if (option === null) return null;
  const chosen = weighing?.options.find(({ name }) => name === option.name);
  const score = card.scores.find(({ name }) => name === option.name)?.score ?? 0;
  const hasTerms = weighing !== null && chosen !== undefined && chosen.terms.length > 0;
  const when = weighing === null ? undefined : `at ${timeOfDay(weighing.tick, ticksPerDay)}`;
  return (
    <CardSection
      name="why"
      title={`Why “${OPTION_WORDS[option.name].toLowerCase()}”`}
      aside={hasTerms ? when : undefined}
    >
      {hasTerms ? (
        <>
          <Terms option={option.name} terms={chosen.terms} />
          <p className="terms-sum" data-testid="why-sum">
            <span>Together</span>
            <span>{score.toFixed(2)}</span>
          </p>
        </>
      ) : null}
      <p className="why-policy" data-testid="card-policy">
        {CHOOSER_WORDS[chooser]}
        {commit_until === null
          ? null
          : `, kept to for ${spanWords(commit_until - tick, ticksPerDay)} more`}
        .
      </p>
    </CardSection>
  );
}
