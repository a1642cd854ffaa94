import {
  Banknote,
  Briefcase,
  History,
  House,
  Landmark,
  type LucideIcon,
  MessageCircle,
  Repeat,
  Users,
} from "lucide-react";
import { memo, useMemo, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { followPair } from "../../commands.ts";
import { dayAndTime, timeOfDay } from "../../format/time.ts";
import { hasPast } from "../../state.ts";
import type { TownEvent } from "../../../sim/telemetry/sections/recent.ts";
import { perObject } from "../../per-object.ts";
import { Apart } from "../../stream/apart.tsx";
import { type StreamState, useStream } from "../../stream/town-stream.ts";
import { jumpTo } from "../../time/commands.ts";
import { goByKey } from "../../ui/go-by-key.ts";
import { useWindow } from "../../use-window.ts";
import { DayAbove } from "./day-above.tsx";
import { type EventFilter, eventRows } from "./event-rows.ts";
import { EVENT_GROUPS, type EventGroup, eventWords, groupOf, peopleIn } from "./event-words.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { useNames } from "./person.tsx";

const SHOWN = 40;
/** So many of them are drawn anew in one go. */
const TOGETHER = 8;
const PARTS = Array.from({ length: SHOWN / TOGETHER }, (_, part) => part * TOGETHER);

const words = WORDS.events;

const isNothing = ({ events, isRecalled }: StreamState) => isRecalled && events.length === 0;

/** What has happened lately, by kind and by person; a click follows, or goes there. */
export function Events() {
  const isRecalled = useStream((state) => state.isRecalled);
  return (
    <PanelFrame
      name="events"
      empty={words.empty}
      isEmpty={isNothing}
      own={isRecalled ? "live" : "loading"}
    >
      <EventList />
    </PanelFrame>
  );
}

const ALL: EventFilter = { group: "all", person: null };

/** Worked out once for all parts of the list. */
const rowsOf = perObject((events: StreamState["events"]) =>
  perObject((filter: EventFilter) => eventRows(events, filter, SHOWN)),
);

function EventList() {
  const [filter, setFilter] = useState(ALL);
  const isNone = useStream(({ events }) => rowsOf(events)(filter).length === 0);
  const [last, setLast] = useState<string>();
  return (
    <>
      <Filters filter={filter} onChange={setFilter} />
      {isNone ? <p className="board-none">{words.none}</p> : null}
      {/* Keys go from one of its buttons to another. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className="event-list" onKeyDown={(event) => goByKey(event, ".event-text:enabled")}>
        {PARTS.map((from) => (
          <Apart key={from}>
            <EventLines from={from} filter={filter} last={last} onFocus={setLast} />
          </Apart>
        ))}
      </ol>
    </>
  );
}

interface EventLinesProps {
  /** Place of the first of them in the list. */
  readonly from: number;
  readonly filter: EventFilter;
  /** The row of the list that had the focus last. */
  readonly last: string | undefined;
  readonly onFocus: (row: string) => void;
}

/** Some lines of the list: in a crowd all of them are others four times a second. */
function EventLines({ from, filter, last, onFocus }: EventLinesProps) {
  const rows = useStream(({ events }) => rowsOf(events)(filter));
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const isKept = useWindow(hasPast);
  const nameOf = useNames();
  const stop = useMemo(() => {
    const lines = rows.filter(({ event }) => isKept || peopleIn(event).length > 0);
    return (lines.find(({ key }) => key === last) ?? lines[0])?.key;
  }, [rows, isKept, last]);
  return rows
    .slice(from, from + TOGETHER)
    .map(({ key, event }, index) => (
      <EventLine
        key={key}
        row={key}
        event={event}
        isStop={key === stop}
        onFocus={onFocus}
        above={rows[from + index - 1]?.event.tick}
        text={eventWords(event, nameOf)}
        ticksPerDay={ticksPerDay}
        isKept={isKept}
      />
    ));
}

interface FiltersProps {
  readonly filter: EventFilter;
  readonly onChange: (filter: EventFilter) => void;
}

/** Redrawn when the filter changes, or who lives here: everybody can be chosen. */
const Filters = memo(function Filters({ filter, onChange }: FiltersProps) {
  const agents = useWindow((state) => state.scene?.agents);
  return (
    <div className="event-filters">
      <select
        aria-label={words.kind}
        data-testid="event-kind"
        value={filter.group}
        onChange={({ target }) => {
          const group = EVENT_GROUPS.find((one) => one === target.value) ?? "all";
          onChange({ ...filter, group });
        }}
      >
        <option value="all">{words.all}</option>
        {EVENT_GROUPS.map((group) => (
          <option key={group} value={group}>
            {words.groups[group]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.about}
        data-testid="event-person"
        value={filter.person ?? ""}
        onChange={({ target }) =>
          onChange({ ...filter, person: target.value === "" ? null : target.value })
        }
      >
        <option value="">{words.everybody}</option>
        {agents?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
});

const ICONS: Readonly<Record<EventGroup, LucideIcon>> = {
  people: MessageCircle,
  work: Briefcase,
  home: House,
  money: Banknote,
  queue: Users,
  town: Landmark,
  routine: Repeat,
};

interface EventLineProps {
  /** Key of its row. */
  readonly row: string;
  readonly event: TownEvent;
  /** Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: (row: string) => void;
  /** Tick of the line above. */
  readonly above: number | undefined;
  readonly text: string;
  readonly ticksPerDay: number;
  readonly isKept: boolean;
}

const EventLine = memo(function EventLine(line: EventLineProps) {
  const { row, event, isStop, onFocus, above, text, ticksPerDay, isKept } = line;
  const { tick } = event;
  const stop = { tabIndex: isStop ? 0 : -1, onFocus: () => onFocus(row) };
  const group = groupOf(event);
  const Icon = ICONS[group];
  const [person, other] = peopleIn(event);
  const go = () => void (person === undefined ? jumpTo(tick) : followPair(person, other));
  return (
    <li className="event-line">
      <DayAbove tick={tick} above={above} />
      <button
        type="button"
        className="event-text"
        disabled={person === undefined && !isKept}
        title={dayAndTime(tick, ticksPerDay)}
        data-testid="event"
        onClick={go}
        {...stop}
      >
        <time>{timeOfDay(tick, ticksPerDay)}</time>
        <Icon size={13} aria-label={words.groups[group]} data-group={group} />
        <span>{text}</span>
      </button>
      {isKept ? (
        <button
          type="button"
          className="event-moment"
          aria-label={WORDS.common.momentOf(text)}
          title={WORDS.common.showMoment}
          onClick={() => void jumpTo(tick)}
          {...stop}
        >
          <History size={13} aria-hidden />
        </button>
      ) : null}
    </li>
  );
});
