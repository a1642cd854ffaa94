import { UserRound } from "lucide-react";
import { memo, useCallback } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";
import { spanWords, timeOfDay } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { Apart } from "../../stream/apart.tsx";
import type { StreamState } from "../../stream/town-stream.ts";
import { useShown } from "../../stream/use-shown.ts";
import { useWindow } from "../../use-window.ts";
import { DayAbove } from "./day-above.tsx";
import { PanelFrame } from "./panel-frame.tsx";
import { Person } from "./person.tsx";
import { longestFirst } from "./longest-first.ts";

const QUARRELS = 5;

const words = WORDS.dashboard.queues;

/** Who waits for what, and who has quarrelled in line. */
export function Queues() {
  return (
    <PanelFrame
      name="queues"
      empty={words.empty}
      isEmpty={({ sections: { lines, quarrels } }) =>
        (quarrels ?? []).length === 0 && Object.keys(lines ?? {}).length === 0
      }
    >
      <Lines />
      <Quarrels />
    </PanelFrame>
  );
}

const waitedFor = ({ sections: { lines } }: StreamState) => longestFirst(lines ?? {});

function Lines() {
  const objects = useShown(waitedFor);
  if (objects.length === 0) return <p className="board-none">{words.none}</p>;
  return (
    <ul className="queues">
      {objects.map((object) => (
        <Apart key={object}>
          <Line object={object} />
        </Apart>
      ))}
    </ul>
  );
}

/** Redrawn when somebody comes to this line or leaves it, and not with the others. */
const Line = memo(function Line({ object }: { readonly object: string }) {
  const line = useCallback(
    ({ sections: { lines } }: StreamState) => lines?.[object] ?? NOBODY,
    [object],
  );
  const { holders, waiting } = useShown(line);
  return (
    <li className="queue" data-testid={`queue-${object}`}>
      <h4>
        <span>{capitalise(object.replaceAll("_", " "))}</span>
        <span>{words.waiting(waiting.length)}</span>
      </h4>
      <p className="names">
        <UserRound size={13} aria-hidden />
        <span>{holders.length === 0 ? words.free : words.usedBy}</span>
        {holders.map((id) => (
          <Person key={id} id={id} />
        ))}
      </p>
      <ol>
        {waiting.map(({ agent_id, joined_tick }) => (
          <li key={agent_id}>
            <Person id={agent_id} />
            <Waited since={joined_tick} />
          </li>
        ))}
      </ol>
    </li>
  );
});

const NOBODY: BriefSections["lines"][string] = { holders: [], waiting: [] };

/** For how long somebody has waited, as it is written. */
function Waited({ since }: { readonly since: number }) {
  const text = useWindow(({ status, scene }) =>
    spanWords(Math.max(0, (status?.tick ?? 0) - since), scene?.ticks_per_day ?? 1000),
  );
  return <span>{text}</span>;
}

const lastQuarrels = ({ sections: { quarrels } }: StreamState): readonly QuarrelKept[] =>
  (quarrels ?? [])
    .slice(-QUARRELS)
    .toReversed()
    .map(({ tick, agent_a, agent_b, reason }) => ({ tick, agent_a, agent_b, reason }));

function Quarrels() {
  const last = useShown(lastQuarrels);
  if (last.length === 0) return null;
  return (
    <>
      <h4>{words.quarrels}</h4>
      <ul className="told">
        {last.map((quarrel, index) => (
          <QuarrelLine
            key={`${quarrel.tick} ${quarrel.agent_a} ${quarrel.agent_b}`}
            {...quarrel}
            above={last[index - 1]?.tick}
          />
        ))}
      </ul>
    </>
  );
}

type Quarrel = BriefSections["quarrels"][number];
type QuarrelKept = Pick<Quarrel, "tick" | "agent_a" | "agent_b" | "reason">;

interface QuarrelLineProps extends QuarrelKept {
  /** Tick of the line above. */
  readonly above: number | undefined;
}

const QuarrelLine = memo(function QuarrelLine(quarrel: QuarrelLineProps) {
  const { tick, agent_a, agent_b, reason, above } = quarrel;
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  return (
    <li>
      <DayAbove tick={tick} above={above} />
      <time>{timeOfDay(tick, ticksPerDay)}</time>
      <span>
        <Person id={agent_a} />
        {words.between}
        <Person id={agent_b} /> {words.reasons[reason] ?? ""}
      </span>
    </li>
  );
});
