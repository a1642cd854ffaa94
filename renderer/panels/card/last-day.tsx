import { memo, useState } from "react";

import type { Problem } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import type { PersonDay } from "../../../sim/telemetry/person-day.ts";
import { percent } from "../../format/number.ts";
import { signed } from "../../format/score-terms.ts";
import { spanWords, timeOfDay } from "../../format/time.ts";
import { jumpTo } from "../../time/commands.ts";
import { Curve } from "../../ui/curve.tsx";
import { useAtMostEvery } from "../../ui/use-at-most-every.ts";
import { useWindow } from "../../use-window.ts";
import { CardSection } from "./card-section.tsx";
import { curvesOf, dayUpTo, lowestOf } from "./day-curves.ts";

const { lastDay } = WORDS.card;

interface LastDayProps {
  readonly card: FollowedCard;
  /** Null until it is known. */
  readonly day: PersonDay | null;
  /** Why it cannot be known. */
  readonly problem: Problem | null;
  readonly ticksPerDay: number;
}

/** Curves of a day are drawn anew no more often than this, in milliseconds: a tick is less than a pixel of them. */
const CURVES_MS = 1000;

/** Needs, money and reward over the last 24 hours. */
export function LastDay({ card, ...rest }: LastDayProps) {
  const isStill = useWindow(({ status }) => status?.speed === 0);
  const kept = useAtMostEvery(card, isStill ? 0 : CURVES_MS);
  return <Curves card={kept} {...rest} />;
}

/** Where one looks at all of them, each leads to its tick. */
const Curves = memo(function Curves({ card, day, problem, ticksPerDay }: LastDayProps) {
  const [cursor, setCursor] = useState<number | null>(null);
  if (day === null) {
    return (
      <CardSection name="last-day" title={lastDay.title}>
        <p className="card-note" role="status">
          {problem === null ? lastDay.looking : `${problem.message} ${problem.next}`}
        </p>
      </CardSection>
    );
  }
  const shown = dayUpTo(day, card);
  const { ticks, parts } = shown;
  const last = ticks.length - 1;
  // The day may have become shorter since the pointer came.
  const looked = cursor === null ? null : Math.min(cursor, last);
  const time = timeOfDay(ticks[looked ?? last] ?? card.tick, ticksPerDay);
  const span = (ticks[last] ?? 0) - (ticks[0] ?? 0);
  const soFar = span < ticksPerDay ? lastDay.soFar(spanWords(span, ticksPerDay)) : undefined;
  const lowest = lowestOf(shown);
  return (
    <CardSection
      name="last-day"
      title={lastDay.title}
      aside={looked === null ? soFar : lastDay.at(time)}
    >
      <div className="curves" data-testid="day-curves">
        {curvesOf(shown).map(({ name, label, values, low, high, mark, say }) => {
          const value = say(values[looked ?? last] ?? 0);
          return (
            <div key={name} className="curve-row" data-name={name}>
              <span>{label}</span>
              <Curve
                label={lastDay.curve(label)}
                testId={`curve-${name}`}
                {...{ ticks, values, low, high, mark, cursor: looked }}
                text={lastDay.value(time, value)}
                onLook={setCursor}
                onGo={(index) => void jumpTo(ticks[index] ?? card.tick)}
              />
              <span className="curve-value">{value}</span>
            </div>
          );
        })}
      </div>
      {lowest === null ? null : (
        <p className="card-note">
          {lastDay.worst(timeOfDay(lowest.tick, ticksPerDay), lowest.word, percent(lowest.level))}
        </p>
      )}
      <RewardParts parts={parts} />
    </CardSection>
  );
});

/** What the rewards of the day came from: bars to the right of the middle for gains, to the left for losses. */
function RewardParts({ parts }: { readonly parts: PersonDay["parts"] }) {
  const rows = [
    { name: "needs", value: parts.needs },
    { name: "social", value: parts.social },
    { name: "work", value: parts.work },
    { name: "other", value: parts.other },
  ] as const;
  const widest = Math.max(1e-6, ...rows.map(({ value }) => Math.abs(value)));
  const sum = rows.reduce((total, { value }) => total + value, 0);
  return (
    <>
      <ul className="terms reward-parts" aria-label={lastDay.rewards}>
        {rows.map(({ name, value }) => (
          <li key={name} data-below={value < 0 || undefined} data-testid={`reward-${name}`}>
            <span>{lastDay.rewardParts[name]}</span>
            <span className="term-track" aria-hidden>
              <i
                style={{
                  left: `${50 + (50 * Math.min(0, value)) / widest}%`,
                  width: `${(50 * Math.abs(value)) / widest}%`,
                }}
              />
            </span>
            <span>{signed(value)}</span>
          </li>
        ))}
      </ul>
      <p className="terms-sum" data-testid="reward-sum">
        <span>{lastDay.rewardSum}</span>
        <span>{signed(sum)}</span>
      </p>
    </>
  );
}
