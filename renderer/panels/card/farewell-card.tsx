import { Button } from "react-aria-components";

import { WORDS } from "../../../preload/words/words.ts";
import type { Farewell } from "../../../sim/telemetry/agent-card.ts";
import { follow } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";
import { CardHead } from "./card-head.tsx";
import { Lately } from "./lately.tsx";

const words = WORDS.card.farewell;

interface FarewellCardProps {
  readonly farewell: Farewell;
  readonly ticksPerDay: number;
}

/** Of a followed person who has left: when and why, and what was last told of them. */
export function FarewellCard({ farewell, ticksPerDay }: FarewellCardProps) {
  const { name, colour, tick, reason, events } = farewell;
  return (
    <aside className="panel card" aria-label={WORDS.card.title(name)} data-testid="person-card">
      <CardHead name={name} colour={colour} line={words.gone} />
      <div className="card-body scroll">
        <div className="doing" role="status" data-testid="card-farewell">
          <strong>{words.left(name, reason)}</strong>
          <p>{words.when(dayAndTime(tick, ticksPerDay))}</p>
        </div>
        <Lately events={events} ticksPerDay={ticksPerDay} />
        <Button className="button" data-testid="card-goodbye" onPress={() => void follow(null)}>
          {words.goodbye}
        </Button>
      </div>
    </aside>
  );
}
