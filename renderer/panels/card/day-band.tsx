import { WORDS } from "../../../preload/words/words.ts";
import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { timeOfDay } from "../../format/time.ts";
import { CardSection } from "./card-section.tsx";

const { today } = WORDS.card;

interface DayBandProps {
  readonly card: AgentCard;
  readonly ticksPerDay: number;
}

/** Where the hours of the band are marked, as shares of a day. */
const HOURS = [0.25, 0.5, 0.75] as const;

/** Today from midnight to midnight: the shift, what has happened, and now. The words say the same. */
export function DayBand({ card, ticksPerDay }: DayBandProps) {
  const { tick, job, events } = card;
  const midnight = tick - (tick % ticksPerDay);
  const at = (time: number): string => `${((100 * time) / ticksPerDay).toFixed(2)}%`;
  const happened = events.filter((event) => event.tick >= midnight && event.tick <= tick);
  return (
    <CardSection name="day" title={today.title}>
      <div className="day-band" aria-hidden data-testid="day-band">
        {HOURS.map((share) => (
          <i key={share} className="day-hour" style={{ left: `${100 * share}%` }} />
        ))}
        <i className="day-lived" style={{ width: at(tick - midnight) }} />
        {job === null ? null : (
          <i
            className="day-shift"
            style={{ left: at(job.start_tick), width: at(job.end_tick + 1 - job.start_tick) }}
          />
        )}
        {happened.map((event, index) => (
          <i
            key={`${event.tick}-${index}`}
            className="day-event"
            style={{ left: at(event.tick - midnight) }}
          />
        ))}
        <i className="day-now" style={{ left: at(tick - midnight) }} />
      </div>
      <div className="day-hours" aria-hidden>
        <span>00:00</span>
        <span>06:00</span>
        <span>12:00</span>
        <span>18:00</span>
        <span>24:00</span>
      </div>
      <p className="card-note">{dayWords(card, ticksPerDay, happened.length)}</p>
    </CardSection>
  );
}

/** "It is 14:38. The shift ended at 13:26. Told of today: 6 times." */
export function dayWords(
  { tick, job }: Pick<AgentCard, "tick" | "job">,
  ticksPerDay: number,
  told: number,
): string {
  const clock = (time: number): string => timeOfDay(time, ticksPerDay);
  return today.summary(clock(tick), shiftWords(job, tick % ticksPerDay, clock), told);
}

function shiftWords(job: AgentCard["job"], now: number, clock: (time: number) => string): string {
  if (job === null) return today.noShift;
  if (now < job.start_tick) return today.shiftBegins(clock(job.start_tick));
  if (now <= job.end_tick) return today.shiftGoesOn(clock(job.end_tick));
  return today.shiftEnded(clock(job.end_tick));
}
