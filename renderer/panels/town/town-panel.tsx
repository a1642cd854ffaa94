import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import { Comings } from "./comings.tsx";
import { Prices } from "./prices.tsx";
import { Work } from "./work.tsx";

/** What holds for the whole town: prices, rent, and who looks for work. Folds away. */
export function TownPanel() {
  const figures = useWindow((state) => state.figures);
  const hasTown = useWindow((state) => (state.scene ?? null) !== null);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const [isOpen, setIsOpen] = useState(true);
  if (!hasTown) return null;
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  return (
    <section className="panel town" aria-label={WORDS.town.title} data-testid="town-panel">
      <h2>
        <button
          type="button"
          className="panel-title town-toggle"
          aria-expanded={isOpen}
          aria-controls="town-figures"
          data-testid="town-toggle"
          onClick={() => setIsOpen(!isOpen)}
        >
          <span>{WORDS.town.title}</span>
          <Chevron size={15} aria-hidden />
        </button>
      </h2>
      {isOpen ? (
        <div className="town-body" id="town-figures">
          {figures === null ? (
            <p className="panel-empty">{WORDS.town.empty}</p>
          ) : (
            <>
              <Prices figures={figures} />
              <Work figures={figures} />
              <Comings figures={figures} ticksPerDay={ticksPerDay} />
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}
