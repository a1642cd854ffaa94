import {
  CalendarClock,
  DoorClosed,
  Droplets,
  type LucideIcon,
  TrendingUp,
  Users,
  Zap,
  ZapOff,
} from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import { spanWords, timeOfDay } from "../../format/time.ts";
import { useSection } from "../../stream/town-stream.ts";
import { useWindow } from "../../use-window.ts";
import { DayAbove } from "./day-above.tsx";
import {
  type Disturbance,
  detailWords,
  kindWords,
  shareOver,
  storiesOfDisturbances,
} from "./disturbance-words.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { Person } from "./person.tsx";

const RECENT = 8;

const words = WORDS.dashboard.disturbances;

/** What befalls the town: now, soon, and lately. */
export function Disturbances() {
  const stories = useWindow((state) => state.stories);
  const recent = storiesOfDisturbances(stories, RECENT);
  const hasRecent = recent.length > 0;
  return (
    <PanelFrame
      name="disturbances"
      empty={words.empty}
      isEmpty={({ sections: { perturbations } }) =>
        !hasRecent &&
        perturbations !== undefined &&
        Object.keys(perturbations.active).length + perturbations.pending.length === 0
      }
    >
      <Current />
      <Recent stories={recent} />
    </PanelFrame>
  );
}

function Current() {
  const perturbations = useSection("perturbations");
  if (perturbations === undefined) return null;
  const active = Object.values(perturbations.active);
  const { pending } = perturbations;
  return (
    <>
      {active.length === 0 ? <p className="board-none">{words.none}</p> : null}
      <ul className="disturbances">
        {active.map((one) => (
          <DisturbanceLine key={one.event_id} disturbance={one} />
        ))}
        {pending.map((one) => (
          <DisturbanceLine key={one.event_id} disturbance={one} />
        ))}
      </ul>
    </>
  );
}

const ICONS: Readonly<Record<string, LucideIcon>> = {
  price_spike: TrendingUp,
  blackout: ZapOff,
  outage: Droplets,
  arranged_meet: Users,
  queue_closure: DoorClosed,
};

function DisturbanceLine({ disturbance }: { readonly disturbance: Disturbance }) {
  const { kind, targets, starts_in, ticks_remaining } = disturbance;
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const isPending = starts_in > 0;
  const Icon = isPending ? CalendarClock : (ICONS[kind] ?? Zap);
  const over = isPending ? null : shareOver(disturbance);
  const left =
    ticks_remaining === null ? words.endless : words.left(spanWords(ticks_remaining, ticksPerDay));
  return (
    <li className="disturbance" data-pending={isPending || undefined} data-testid={`on-${kind}`}>
      <Icon size={15} aria-hidden />
      <span className="disturbance-what">
        <strong>{kindWords(kind)}</strong> {detailWords(disturbance)}
        {kind === "arranged_meet" ? <Asked ids={targets} /> : null}
      </span>
      <span className="disturbance-left">
        {isPending ? words.pending(spanWords(starts_in, ticksPerDay)) : left}
      </span>
      {over === null ? null : (
        <span className="disturbance-track" aria-hidden>
          <i style={{ transform: `scaleX(${1 - over})` }} />
        </span>
      )}
    </li>
  );
}

function Asked({ ids }: { readonly ids: readonly string[] }) {
  return (
    <span className="names">
      {ids.map((id) => (
        <Person key={id} id={id} />
      ))}
    </span>
  );
}

function Recent({ stories }: { readonly stories: ReturnType<typeof storiesOfDisturbances> }) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (stories.length === 0) return null;
  return (
    <>
      <h4>{WORDS.common.lately}</h4>
      <ul className="told">
        {stories.map(({ seq, tick, text }, index) => (
          <li key={seq}>
            <DayAbove tick={tick} above={stories[index - 1]?.tick} />
            <time>{timeOfDay(tick, ticksPerDay)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
