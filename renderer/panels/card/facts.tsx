import type { ReactNode } from "react";

import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { countOf, meals, percent } from "../../format/number.ts";
import { timeOfDay } from "../../format/time.ts";
import { stressWords } from "../../format/words.ts";

interface FactsProps {
  readonly card: AgentCard;
  readonly ticksPerDay: number;
}

/** Mood, purse, hands, clothes, work and rent. What is as it should be and says nothing is left out. */
export function Facts({ card, ticksPerDay }: FactsProps) {
  const { job } = card;
  const held = [
    card.items.meals > 0 ? countOf(card.items.meals, "meal", "meals") : "",
    card.items.food_raw > 0
      ? countOf(card.items.food_raw, "bag of groceries", "bags of groceries")
      : "",
  ].filter((text) => text !== "");
  const attendance = job?.attendance ?? null;
  return (
    <dl className="facts" data-testid="card-facts">
      <Fact name="Mood">
        <span data-stress={stressWords(card.stress).level}>{stressWords(card.stress).text}</span>
        {card.spiral_day ? ". A bad day: slow until after a sleep" : ""}
      </Fact>
      <Fact name="Clothes">{card.dressed ? "fresh from the wardrobe" : "not changed today"}</Fact>
      <Fact name="Wallet">worth {meals(card.wallet)}</Fact>
      <Fact name="Carries">{held.length === 0 ? "nothing" : held.join(", ")}</Fact>
      <Fact name="Job">
        {job === null
          ? (card.out_of_work ?? "none")
          : `${job.name}${job.place === null ? "" : `, ${job.place}`}, ${timeOfDay(job.start_tick, ticksPerDay)} to ${timeOfDay(job.end_tick, ticksPerDay)}`}
      </Fact>
      {job === null ? null : (
        <Fact name="Shift">
          {job.shift}
          {job.wages_today > 0 ? `, ${meals(job.wages_today)} earned` : ""}
        </Fact>
      )}
      {attendance === null ? null : <Fact name="On time">{percent(attendance)}</Fact>}
      {job === null || job.absences === 0 ? null : (
        <Fact name="Missed">
          {countOf(job.absences, "shift", "shifts")} in seven days
          {job.exit_pending ? ", about to be let go" : ""}
        </Fact>
      )}
      {card.rent_unpaid_days > 0 ? (
        <Fact name="Rent">{countOf(card.rent_unpaid_days, "day", "days")} behind</Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
