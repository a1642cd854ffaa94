import { BatteryLow, TextQuote, TriangleAlert } from "lucide-react";
import { type KeyboardEventHandler, memo, useMemo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Scene } from "../../../sim/telemetry/scene.ts";
import { compare, follow, toggleWords } from "../../commands.ts";
import { DIRE, LOW } from "../../format/needs.ts";
import { percent } from "../../format/number.ts";
import type { Resident } from "../../state.ts";
import { Badge } from "../../ui/badge.tsx";
import { useOneStop } from "../../ui/use-one-stop.ts";
import { useWindow } from "../../use-window.ts";
import { TownWords } from "./town-words.tsx";
import { useListKeys } from "./use-list-keys.ts";

const words = WORDS.residents;
const townInWords = WORDS.actions["town-in-words"].label;

/** More rows than these are never all in sight. */
const IN_SIGHT = 20;

/** Everybody in the town as a list: the scene for those who do not see it, and the quick way to follow. */
export function ResidentsPanel() {
  const agents = useWindow((state) => state.scene?.agents ?? NOBODY);
  const residents = useWindow((state) => state.residents);
  const followed = useWindow((state) => state.followed);
  const hasLeft = useWindow((state) => state.farewell !== null);
  const beside = useWindow((state) => state.beside);
  const inWords = useWindow((state) => state.inWords);
  const onKey = useListKeys(inWords);
  const people = useMemo(() => agents.map(({ person }) => person), [agents]);
  const usual = agents.find(({ id }) => id === followed)?.person ?? people[0];
  const [stop, onFocus] = useOneStop(people, usual);
  return (
    <nav
      className="panel residents"
      aria-label={words.title}
      data-testid="residents"
      data-words={inWords || undefined}
    >
      <header className="panel-title">
        <h2>{inWords ? townInWords : words.title}</h2>
        <span>{agents.length}</span>
        <button
          type="button"
          className="words-toggle"
          aria-pressed={inWords}
          title={WORDS.common.withKey(townInWords, "I")}
          aria-label={townInWords}
          data-testid="words-toggle"
          onClick={({ detail }) => toggleWords(detail === 0)}
        >
          <TextQuote size={15} aria-hidden />
        </button>
      </header>
      {inWords ? <TownWords /> : null}
      {agents.length === 0 ? <p className="panel-empty">{words.empty}</p> : null}
      <ul
        className="scroll"
        data-crowd={agents.length > IN_SIGHT || undefined}
        data-testid="residents-list"
      >
        {agents.map((agent) => (
          <li key={agent.person}>
            <ResidentRow
              agent={agent}
              resident={residents.get(agent.person)}
              isFollowed={followed === agent.id && !hasLeft}
              isBeside={beside === agent.id}
              isStop={stop === agent.person}
              inWords={inWords}
              onFocus={onFocus}
              onKey={onKey}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

const NOBODY: Scene["agents"] = [];

/** The sentences follow a moment after they were asked for. */
const inWordsOf = (resident: Resident | undefined): string =>
  resident === undefined || resident.words === "" ? "…" : resident.words;

interface ResidentRowProps {
  readonly agent: Scene["agents"][number];
  readonly resident: Resident | undefined;
  readonly isFollowed: boolean;
  /** Looked at beside the followed person. */
  readonly isBeside: boolean;
  /** Tab leads here. */
  readonly isStop: boolean;
  readonly inWords: boolean;
  readonly onFocus: (person: number) => void;
  readonly onKey: KeyboardEventHandler<HTMLElement>;
}

/** Drawn anew only when its own person has something new to say: there may be a thousand of them. */
const ResidentRow = memo(function ResidentRow(props: ResidentRowProps) {
  const { agent, resident, isFollowed, isBeside, isStop, inWords, onFocus, onKey } = props;
  const need = resident?.lowestNeed ?? 1;
  return (
    <button
      type="button"
      className="resident"
      aria-pressed={isFollowed}
      data-name={agent.name}
      data-testid={`resident-${agent.id}`}
      data-beside={isBeside || undefined}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onFocus(agent.person)}
      onKeyDown={onKey}
      onClick={({ shiftKey }) =>
        void (shiftKey ? compare(agent.id) : follow(isFollowed ? null : agent.id))
      }
    >
      <Badge name={agent.name} colour={agent.colour} />
      <span>
        <span className="resident-name">{agent.name}</span>
        {inWords ? (
          <span className="resident-words">{inWordsOf(resident)}</span>
        ) : (
          <span className="resident-doing" title={resident?.doing}>
            {resident?.doing ?? "…"}
          </span>
        )}
      </span>
      {need < LOW && !inWords ? <NeedAlarm need={need} /> : null}
    </button>
  );
});

function NeedAlarm({ need }: { readonly need: number }) {
  const dire = need < DIRE;
  const text = words.lowestNeed(percent(need));
  const Icon = dire ? TriangleAlert : BatteryLow;
  return (
    <span className={dire ? "resident-need is-low" : "resident-need"} title={text}>
      <Icon size={15} aria-hidden />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
