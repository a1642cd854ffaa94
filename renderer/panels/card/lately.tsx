import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { timeOfDay } from "../../format/time.ts";
import { CardSection } from "./card-section.tsx";

interface LatelyProps {
  /** Newest first. */
  readonly events: AgentCard["events"];
  readonly ticksPerDay: number;
}

/** The last lines that tell of somebody. */
export function Lately({ events, ticksPerDay }: LatelyProps) {
  return (
    <CardSection name="events" title="Lately">
      {events.length === 0 ? <p className="panel-empty">Nothing worth telling yet.</p> : null}
      <ol className="events">
        {events.slice(0, 6).map((event, index) => (
          <li key={`${event.tick}-${index}`}>
            <time>{timeOfDay(event.tick, ticksPerDay)}</time>
            <span>{event.text}</span>
          </li>
        ))}
      </ol>
    </CardSection>
  );
}
