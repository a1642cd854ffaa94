import { DoorOpen, Luggage } from "lucide-react";

import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { follow } from "../../commands.ts";
import { countOf } from "../../format/number.ts";
import { dayOf, timeOfDay } from "../../format/time.ts";

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
      <h3>Comings and goings</h3>
      {arriving === 0 ? null : (
        <p className="coming" data-testid="arriving">
          <DoorOpen size={14} aria-hidden />
          {countOf(arriving, "newcomer", "newcomers")} on the way
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
              <small>
                {`Day ${dayOf(tick, ticksPerDay)}, ${timeOfDay(tick, ticksPerDay)}, after ${stay(days_lived)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stay(days: number): string {
  return days < 1 ? "less than a day" : countOf(Math.floor(days), "day", "days");
}
