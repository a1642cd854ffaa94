import { DoorOpen, Luggage, MapPin, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Vignette } from "../../../sim/telemetry/vignette.ts";
import { follow } from "../../commands.ts";
import { dayAndTime, dayOf } from "../../format/time.ts";
import type { VignetteShow } from "../../vignettes/vignette-show.ts";
import { Archetype } from "../../ui/archetype.tsx";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";

const words = WORDS.vignette;

interface VignetteCardProps {
  readonly show: VignetteShow;
  readonly onVisit: (x: number, y: number) => void;
}

/** Who has just come to live here, or has left. Stays while somebody reads it, and goes away by itself. */
export function VignetteCard({ show, onVisit }: VignetteCardProps) {
  const vignette = useWindow((state) => state.vignette);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  return (
    // The region is there before its words: only then are they read out.
    <div className="vignette-place" role="status" aria-live="polite">
      {vignette === null ? null : (
        <Shown
          key={`${vignette.kind}-${vignette.id}-${vignette.tick}`}
          vignette={vignette}
          ticksPerDay={ticksPerDay}
          show={show}
          onVisit={onVisit}
        />
      )}
    </div>
  );
}

interface ShownProps extends VignetteCardProps {
  readonly vignette: Vignette;
  readonly ticksPerDay: number;
}

function Shown({ vignette, ticksPerDay, show, onVisit }: ShownProps) {
  const { kind, id, name, colour, text, tick, place } = vignette;
  const isHere = useWindow((state) => state.scene?.agents.some((one) => one.id === id) === true);
  const Icon = kind === "arrival" ? DoorOpen : Luggage;
  const canFollow = kind === "arrival" && isHere;
  const go = () => {
    show.dismiss();
    if (canFollow) void follow(id);
    else if (place !== null) onVisit(place[0], place[1]);
  };
  return (
    <article className="panel vignette" data-kind={kind} data-testid="vignette">
      <Badge name={name} colour={colour} large />
      <div>
        <p className="vignette-kind">
          <Icon size={15} aria-hidden />
          {words[kind]}
          <time>{dayAndTime(tick, ticksPerDay)}</time>
        </p>
        <h2 data-testid="vignette-name">{name}</h2>
        <p data-testid="vignette-text">{text}</p>
        <p className="vignette-more" data-testid="vignette-more">
          {vignette.profile === null ? null : <Archetype profile={vignette.profile} />}
          {kind === "exit" ? words.since(dayOf(vignette.arrived, ticksPerDay)) : null}
        </p>
      </div>
      <div className="vignette-actions">
        {canFollow || place !== null ? (
          <button type="button" className="button" data-testid="vignette-go" onClick={go}>
            <MapPin size={15} aria-hidden />
            {canFollow ? WORDS.common.follow(name) : words.goThere}
          </button>
        ) : null}
        <IconButton
          icon={X}
          label={words.dismiss}
          shortcut="Esc"
          testId="vignette-close"
          onPress={() => show.dismiss()}
        />
      </div>
    </article>
  );
}
