import type { ReactNode } from "react";

import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { countOf, meals, percent } from "../../format/number.ts";
import { timeOfDay } from "../../format/time.ts";
import { stressWords } from "../../format/words.ts";
import { CardSection } from "./card-section.tsx";

interface FactsProps {
  readonly card: AgentCard;
  readonly ticksPerDay: number;
}

/** Mood, purse, hands, clothes, work and rent. What is as it should be and says nothing is left out. */
export function Facts({ card, ticksPerDay }: FactsProps) {
  const held = [
    card.items.meals > 0 ? countOf(card.items.meals, "meal", "meals") : "",
    card.items.food_raw > 0
      ? countOf(card.items.food_raw, "bag of groceries", "bags of groceries")
      : "",
  ].filter((text) => text !== "");
  return (
    <CardSection name="facts" title="Facts">
      <dl className="facts">
        <Fact name="Mood">
          <span data-stress={stressWords(card.stress).level}>{stressWords(card.stress).text}</span>
          {card.spiral_day ? ". A bad day: slow until after a sleep" : ""}
        </Fact>
        <Fact name="Last day">{dayWords(card.fitness)}</Fact>
        <Fact name="Clothes">{card.dressed ? "fresh from the wardrobe" : "not changed today"}</Fact>
        <Fact name="Wallet">worth {meals(card.wallet)}</Fact>
        <Fact name="Carries">{held.length === 0 ? "nothing" : held.join(", ")}</Fact>
        {card.job === null ? (
          <Fact name="Job">{card.out_of_work ?? "none"}</Fact>
        ) : (
          <JobFacts job={card.job} ticksPerDay={ticksPerDay} />
        )}
        {card.rent_unpaid_days > 0 ? (
          <Fact name="Rent">{countOf(card.rent_unpaid_days, "day", "days")} behind</Fact>
        ) : null}
      </dl>
    </CardSection>
  );
}

/** How the last day went for somebody, from a fitness of at most 0.9. */
function dayWords(fitness: number): string {
  const share = Math.max(0, fitness / 0.9);
  const words = share > 0.75 ? "went well" : share > 0.5 ? "went so-so" : "went badly";
  return `${words}, ${percent(share)}`;
}

interface JobFactsProps {
  readonly job: NonNullable<AgentCard["job"]>;
  readonly ticksPerDay: number;
}

/** Where and when, how the shift goes, and what was missed. */
function JobFacts({ job, ticksPerDay }: JobFactsProps) {
  const hours = `${timeOfDay(job.start_tick, ticksPerDay)} to ${timeOfDay(job.end_tick, ticksPerDay)}`;
  const { name, place, attendance } = job;
  return (
    <>
      <Fact name="Job">{[name, place, hours].filter((text) => text !== null).join(", ")}</Fact>
      <Fact name="Shift">
        {job.shift}
        {job.wages_today > 0 ? `, ${meals(job.wages_today)} earned` : ""}
      </Fact>
      {attendance === null ? null : <Fact name="On time">{percent(attendance)}</Fact>}
      {job.absences === 0 ? null : (
        <Fact name="Missed">
          {countOf(job.absences, "shift", "shifts")} in seven days
          {job.exit_pending ? ", about to be let go" : ""}
        </Fact>
      )}
    </>
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
