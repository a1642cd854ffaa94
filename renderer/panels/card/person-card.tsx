import { Droplets, Hand, Moon, Thermometer, Utensils } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { FollowedCard } from "../../../sim/telemetry/followed-card.ts";
import { OPTION_WORDS } from "../../format/words.ts";
import { Archetype } from "../../ui/archetype.tsx";
import { hasPast } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { CardHead } from "./card-head.tsx";
import { DayBand } from "./day-band.tsx";
import { FarewellCard } from "./farewell-card.tsx";
import { Facts } from "./facts.tsx";
import { LastDay } from "./last-day.tsx";
import { Lately } from "./lately.tsx";
import { NeedBar } from "./need-bar.tsx";
import { Scores } from "./scores.tsx";
import { Ties } from "./ties.tsx";
import { Traits } from "./traits.tsx";
import { usePersonDay } from "./use-person-day.ts";
import { Why } from "./why.tsx";
import { somebodyIn } from "../../people-by-id.ts";

const { needs } = WORDS.card;

/** The followed person: needs, what they do and why, job, wallet, last events. */
export function PersonCard() {
  const followed = useWindow((state) => state.followed);
  const card = useWindow((state) => state.card);
  const farewell = useWindow((state) => state.farewell);
  const agent = useWindow((state) => somebodyIn(state.scene, state.followed));
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (followed === null) return null;
  if (farewell !== null) return <FarewellCard farewell={farewell} ticksPerDay={ticksPerDay} />;
  if (agent === undefined) return null;
  const { name, colour, profile } = agent;
  const home = card?.home ?? null;
  const line = (
    <>
      <Archetype profile={profile} />
      {home}
    </>
  );
  return (
    <aside className="panel card" aria-label={WORDS.card.title(name)} data-testid="person-card">
      <CardHead name={name} colour={colour} line={line} />
      {card === null ? (
        <p className="panel-empty">{WORDS.card.asking(name)}</p>
      ) : (
        <CardBody card={card} ticksPerDay={ticksPerDay} />
      )}
    </aside>
  );
}

interface CardBodyProps {
  readonly card: FollowedCard;
  readonly ticksPerDay: number;
}

function CardBody({ card, ticksPerDay }: CardBodyProps) {
  const isKept = useWindow(hasPast);
  const { day, problem } = usePersonDay(card.id);
  return (
    // To be scrolled by key it has to be reached by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="card-body scroll" role="group" aria-label={WORDS.card.details} tabIndex={0}>
      {card.possessed ? (
        <p className="possessed" data-testid="card-possessed">
          <Hand size={15} aria-hidden />
          {WORDS.card.takenOver}
        </p>
      ) : null}
      <div className="doing" data-testid="card-doing">
        <strong>{card.doing}</strong>
        <p>
          {card.option === null
            ? WORDS.card.noPlan
            : WORDS.card.plan(OPTION_WORDS[card.option.name], card.option.reason)}
        </p>
        {card.progress === null ? null : (
          <div
            className="progress"
            role="progressbar"
            aria-label={WORDS.card.progress}
            aria-valuenow={Math.round(card.progress * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <div style={{ transform: `scaleX(${card.progress})` }} />
          </div>
        )}
      </div>
      <section className="card-section needs" aria-label={needs.title} data-testid="card-needs">
        <NeedBar icon={Utensils} label={needs.hunger} level={card.needs.hunger} />
        <NeedBar icon={Droplets} label={needs.hygiene} level={card.needs.hygiene} />
        <NeedBar icon={Moon} label={needs.energy} level={card.needs.energy} />
        {card.warmth < 1 ? (
          <NeedBar icon={Thermometer} label={needs.warmth} level={card.warmth} />
        ) : null}
      </section>
      <Why card={card} ticksPerDay={ticksPerDay} />
      <Scores card={card} ticksPerDay={ticksPerDay} />
      <DayBand card={card} ticksPerDay={ticksPerDay} />
      {isKept ? <LastDay key={card.id} {...{ card, day, problem, ticksPerDay }} /> : null}
      <Ties name={card.name} ties={card.ties} before={day?.ties ?? null} />
      <Traits traits={card.traits} />
      <Facts card={card} ticksPerDay={ticksPerDay} />
      <Lately events={card.events} ticksPerDay={ticksPerDay} />
    </div>
  );
}
