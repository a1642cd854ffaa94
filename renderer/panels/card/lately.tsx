import { useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { dayAndTime, dayOf, timeOfDay } from "../../format/time.ts";
import { hasPast } from "../../state.ts";
import { jumpTo } from "../../time/commands.ts";
import { useWindow } from "../../use-window.ts";
import { WayBack } from "../time/way-back.tsx";
import { CardSection } from "./card-section.tsx";

const { lately } = WORDS.card;

/** Lines that are told at first, and more of them each time that is asked. */
const LINES = 6;

interface LatelyProps {
  /** Newest first. */
  readonly events: AgentCard["events"];
  readonly ticksPerDay: number;
}

/** The last lines that tell of somebody; each leads to its tick, where the past is kept. */
export function Lately({ events, ticksPerDay }: LatelyProps) {
  const [shown, setShown] = useState(LINES);
  return (
    <CardSection name="events" title={WORDS.common.lately}>
      <WayBack testId="jump-back" />
      {events.length === 0 ? <p className="card-note">{lately.empty}</p> : null}
      <ol className="events">
        {events.slice(0, shown).map((event, index) => (
          <li key={`${event.tick}-${index}`}>
            <Line event={event} before={events[index - 1]?.tick} ticksPerDay={ticksPerDay} />
          </li>
        ))}
      </ol>
      {events.length > shown ? (
        <button
          type="button"
          className="card-link"
          data-testid="events-more"
          onClick={() => setShown(shown + LINES)}
        >
          {lately.more}
        </button>
      ) : null}
    </CardSection>
  );
}

interface LineProps {
  readonly event: AgentCard["events"][number];
  /** Tick of the line above, which is newer. */
  readonly before: number | undefined;
  readonly ticksPerDay: number;
}

function Line({ event: { tick, text }, before, ticksPerDay }: LineProps) {
  const isKept = useWindow(hasPast);
  const now = useWindow(({ status }) => status?.tick ?? 0);
  const day = dayOf(tick, ticksPerDay);
  const time = (
    <time>
      {day === dayOf(before ?? now, ticksPerDay) ? null : <small>{WORDS.common.day(day)}</small>}
      {timeOfDay(tick, ticksPerDay)}
    </time>
  );
  if (!isKept) {
    return (
      <div className="event">
        {time}
        <span>{text}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className="event"
      title={WORDS.common.goTo(dayAndTime(tick, ticksPerDay))}
      aria-current={tick === now ? "time" : undefined}
      onClick={() => void jumpTo(tick)}
    >
      {time}
      <span>{text}</span>
    </button>
  );
}
