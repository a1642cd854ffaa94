import { Button } from "react-aria-components";

import type { Farewell } from "../../../sim/telemetry/agent-card.ts";
import { follow } from "../../commands.ts";
import { dayOf, timeOfDay } from "../../format/time.ts";
import { CardHead } from "./card-head.tsx";
import { Lately } from "./lately.tsx";

interface FarewellCardProps {
  readonly farewell: Farewell;
  readonly ticksPerDay: number;
}

/** Of a followed person who has left: when and why, and what was last told of them. */
export function FarewellCard({ farewell, ticksPerDay }: FarewellCardProps) {
  const { name, colour, tick, reason, events } = farewell;
  return (
    <aside className="panel card" aria-label={`About ${name}`} data-testid="person-card">
      <CardHead name={name} colour={colour} line="No longer in town" />
      <div className="card-body scroll">
        <div className="doing" role="status" data-testid="card-farewell">
          <strong>{`${name} ${reason}`}</strong>
          <p>{`Day ${dayOf(tick, ticksPerDay)}, ${timeOfDay(tick, ticksPerDay)}.`}</p>
        </div>
        <Lately events={events} ticksPerDay={ticksPerDay} />
        <Button className="button" data-testid="card-goodbye" onPress={() => void follow(null)}>
          Goodbye
        </Button>
      </div>
    </aside>
  );
}
