import {
  Heart,
  MessageCircle,
  MessageCircleOff,
  Split,
  Swords,
  type LucideIcon,
} from "lucide-react";
import { memo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";
import { followPair } from "../../commands.ts";
import { percent } from "../../format/number.ts";
import { timeOfDay } from "../../format/time.ts";
import { Apart } from "../../stream/apart.tsx";
import type { StreamState } from "../../stream/town-stream.ts";
import { useShown } from "../../stream/use-shown.ts";
import { useWindow } from "../../use-window.ts";
import { DayAbove } from "./day-above.tsx";
import { PanelFrame } from "./panel-frame.tsx";
import { Person, useNames } from "./person.tsx";
import { type Talk as TalkKept, talkOf } from "./talk.ts";

const LINES = 10;

type Pair = BriefSections["closest_pairs"]["friends"][number];

const words = WORDS.dashboard.social;

/** Who gets on best and worst, and who has talked to whom. */
export function Social() {
  return (
    <PanelFrame
      name="social"
      empty={words.empty}
      isEmpty={({ sections: { closest_pairs, social_events } }) =>
        (social_events ?? []).length === 0 && closest_pairs?.any === false
      }
    >
      <Pairs of="friends" title={words.friends} icon={Heart} />
      <Pairs of="rivals" title={words.rivals} icon={Swords} />
      <Apart>
        <Talk />
      </Apart>
    </PanelFrame>
  );
}

interface PairsProps {
  readonly of: "friends" | "rivals";
  readonly title: string;
  readonly icon: LucideIcon;
}

const NO_PAIRS: readonly Pair[] = [];

const PAIRS_OF = {
  friends: ({ sections }: StreamState) => sections.closest_pairs?.friends ?? NO_PAIRS,
  rivals: ({ sections }: StreamState) => sections.closest_pairs?.rivals ?? NO_PAIRS,
};

function Pairs({ of, title, icon: Icon }: PairsProps) {
  const pairs = useShown(PAIRS_OF[of]);
  return (
    <div className="pairs" data-of={of}>
      <h4>
        <Icon size={12} aria-hidden />
        {title}
      </h4>
      {pairs.length === 0 ? <p className="board-none">{words.none}</p> : null}
      <ul>
        {pairs.map((pair) => (
          <li key={`${pair.a} ${pair.b}`}>
            <PairLine {...pair} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const PairLine = memo(function PairLine({ a, b, strength }: Pair) {
  const nameOf = useNames();
  return (
    <button type="button" className="pair" onClick={() => void followPair(a, b)}>
      <span>{WORDS.common.pair(nameOf(a), nameOf(b))}</span>
      <span className="pair-track" aria-hidden>
        <i style={{ transform: `scaleX(${Math.min(1, strength)})` }} />
      </span>
      <span>{percent(strength)}</span>
    </button>
  );
});

const ICONS: Readonly<Record<TalkKept["kind"], LucideIcon>> = {
  chat: MessageCircle,
  rebuff: MessageCircleOff,
  avoidance: Split,
  quarrel: Swords,
};

const saidLately = ({ sections: { social_events, quarrels } }: StreamState) =>
  talkOf(social_events ?? [], quarrels ?? [], LINES);

function Talk() {
  const lines = useShown(saidLately);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{WORDS.common.lately}</h4>
      <ul className="told">
        {lines.map(({ key, ...line }, index) => (
          <TalkLine key={key} {...line} above={lines[index - 1]?.tick} ticksPerDay={ticksPerDay} />
        ))}
      </ul>
    </>
  );
}

interface TalkLineProps extends Omit<TalkKept, "key"> {
  /** Tick of the line above. */
  readonly above: number | undefined;
  readonly ticksPerDay: number;
}

const TalkLine = memo(function TalkLine(line: TalkLineProps) {
  const { tick, kind, who, whom, above, ticksPerDay } = line;
  const Icon = ICONS[kind];
  return (
    <li>
      <DayAbove tick={tick} above={above} />
      <time>{timeOfDay(tick, ticksPerDay)}</time>
      <span>
        <Icon size={12} aria-hidden /> <Person id={who} /> {words.talk[kind]} <Person id={whom} />
      </span>
    </li>
  );
});
