import type { ReactNode } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { money, percent } from "../../format/number.ts";
import { timeOfDay } from "../../format/time.ts";
import { stressWords } from "../../format/words.ts";
import { useWindow } from "../../use-window.ts";
import { CardSection } from "./card-section.tsx";

const { facts } = WORDS.card;

interface FactsProps {
  readonly card: AgentCard;
  readonly ticksPerDay: number;
}

/** Mood, purse, hands, clothes, work and rent. What is as it should be and says nothing is left out. */
export function Facts({ card, ticksPerDay }: FactsProps) {
  const mealCost = useWindow(
    ({ figures }) => figures?.prices.find(({ key }) => key === "meal_cost")?.now ?? 0,
  );
  return (
    <CardSection name="facts" title={facts.title}>
      <dl className="facts">
        <Fact name={facts.mood}>
          <span data-stress={stressWords(card.stress).level}>{stressWords(card.stress).text}</span>
          {card.spiral_day ? facts.badDay : ""}
        </Fact>
        <Fact name={facts.lastDay}>{dayWords(card.fitness)}</Fact>
        <Fact name={facts.clothes}>{card.dressed ? facts.dressed : facts.undressed}</Fact>
        <Fact name={WORDS.card.wallet}>{walletWords(card.wallet, mealCost)}</Fact>
        <Fact name={facts.carries}>{facts.held(card.items.meals, card.items.food_raw)}</Fact>
        {card.job === null ? (
          <Fact name={facts.job}>{card.out_of_work ?? WORDS.common.none}</Fact>
        ) : (
          <JobFacts job={card.job} ticksPerDay={ticksPerDay} />
        )}
        {card.rent_unpaid_days > 0 ? (
          <Fact name={facts.rent}>{facts.behind(card.rent_unpaid_days)}</Fact>
        ) : null}
      </dl>
    </CardSection>
  );
}

/** What somebody has, and what it comes to where a meal costs anything. */
const walletWords = (wallet: number, mealCost: number): string =>
  mealCost > 0
    ? facts.enough(money(wallet), Math.floor(wallet / mealCost + ROUNDING))
    : money(wallet);

/** Money is a sum of many parts: what misses a meal by this is one. */
const ROUNDING = 1e-6;

/** How the last day went for somebody, from a fitness of at most 0.9. */
function dayWords(fitness: number): string {
  const share = Math.max(0, fitness / 0.9);
  const { well, fair, badly } = facts.days;
  return facts.day(share > 0.75 ? well : share > 0.5 ? fair : badly, percent(share));
}

interface JobFactsProps {
  readonly job: NonNullable<AgentCard["job"]>;
  readonly ticksPerDay: number;
}

/** Where and when, how the shift goes, and what was missed. */
function JobFacts({ job, ticksPerDay }: JobFactsProps) {
  const clock = (time: number): string => timeOfDay(time, ticksPerDay);
  const hours = facts.hours(clock(job.start_tick), clock(job.end_tick));
  const { name, place, attendance } = job;
  return (
    <>
      <Fact name={facts.job}>
        {[name, place, hours].filter((text) => text !== null).join(", ")}
      </Fact>
      <Fact name={facts.shift}>
        {job.wages_today > 0 ? facts.earned(job.shift, money(job.wages_today)) : job.shift}
      </Fact>
      {attendance === null ? null : <Fact name={facts.attendance}>{percent(attendance)}</Fact>}
      {job.absences === 0 ? null : (
        <Fact name={facts.absences}>{facts.missed(job.absences, job.exit_pending)}</Fact>
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
