import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { timeOfDay } from "../../format/time.ts";

interface LatelyProps {
  /** Newest first. */
  readonly events: AgentCard["events"];
  readonly ticksPerDay: number;
}

/** The last lines that tell of somebody. */
export function Lately({ events, ticksPerDay }: LatelyProps) {
  return (
    <section className="card-section" data-testid="card-events">
      <h3>Lately</h3>
      {events.length === 0 ? <p className="panel-empty">Nothing worth telling yet.</p> : null}
      <ol className="events">
        {events.slice(0, 6).map((event, index) => (
          <li key={`${event.tick}-${index}`}>
            <time>{timeOfDay(event.tick, ticksPerDay)}</time>
            <span>{event.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
