import { WORDS } from "../../../preload/words/words.ts";
import type { AgentCard } from "../../../sim/telemetry/agent-card.ts";
import { TRAIT_NAMES, traitWords, type TraitName } from "../../format/traits.ts";
import { CardSection } from "./card-section.tsx";

const ORDER: readonly TraitName[] = ["extroversion", "forgiveness", "ambition"];

interface TraitsProps {
  readonly traits: AgentCard["traits"];
}

/** What somebody is like, in words, with a small scale from one end to the other. */
export function Traits({ traits }: TraitsProps) {
  return (
    <CardSection name="traits" title={WORDS.card.traits.title}>
      <ul className="traits">
        {ORDER.map((trait) => (
          <li key={trait}>
            <span>{traitWords(trait, traits[trait])}</span>
            <div
              className="trait-scale"
              role="meter"
              aria-label={TRAIT_NAMES[trait]}
              aria-valuenow={Math.round(traits[trait] * 100)}
              aria-valuemin={-100}
              aria-valuemax={100}
              aria-valuetext={traitWords(trait, traits[trait])}
            >
              <i style={{ left: `${50 + traits[trait] * 50}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
