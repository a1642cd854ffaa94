import { DoorOpen, Luggage } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { follow } from "../../commands.ts";
import { dayAndTime } from "../../format/time.ts";

const words = WORDS.town.comings;

interface ComingsProps {
  readonly figures: TownFigures;
  readonly ticksPerDay: number;
}

/** The last who have left town, and how many are on their way here. Says nothing where nobody came or went. */
export function Comings({ figures, ticksPerDay }: ComingsProps) {
  const { departures, arriving } = figures;
  if (departures.length === 0 && arriving === 0) return null;
  return (
    <div className="work" data-testid="comings">
      <h3>{words.title}</h3>
      {arriving === 0 ? null : (
        <p className="coming" data-testid="arriving">
          <DoorOpen size={14} aria-hidden />
          {words.arriving(arriving)}
        </p>
      )}
      <ul>
        {departures.map(({ id, name, tick, reason, days_lived }) => (
          <li key={`${id}-${tick}`} className="coming" data-testid={`departure-${id}`}>
            <Luggage size={14} aria-hidden />
            <span>
              <button type="button" className="name-link" onClick={() => void follow(id)}>
                {name}
              </button>{" "}
              {reason}
              <small>{words.left(dayAndTime(tick, ticksPerDay), days_lived)}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
