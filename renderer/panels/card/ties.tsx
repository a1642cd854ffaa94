import { Handshake, HeartHandshake, Swords, X } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { PersonDay } from "../../../sim/telemetry/person-day.ts";
import { compareNobody, follow, pointAt } from "../../commands.ts";
import {
  isBelow,
  kindOf,
  strengthOf,
  tieChanges,
  tieNumbers,
  tieTrend,
  tieWords,
  type Tie,
} from "../../format/ties.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useWindow } from "../../use-window.ts";
import { CardSection } from "./card-section.tsx";
import { somebodyIn } from "../../people-by-id.ts";

const words = WORDS.card.ties;

const CLOSE = 0.6;

interface TiesProps {
  readonly name: string;
  /** Strongest first. */
  readonly ties: readonly Tie[];
  /** Whom they knew a day ago, and how well; null where that is not known. */
  readonly before: PersonDay["ties"] | null;
}

/** Friends and rivals; whoever is pointed at has their line drawn in the town, a click follows them. */
export function Ties({ name, ties, before }: TiesProps) {
  return (
    <CardSection name="ties" title={words.title}>
      <Beside name={name} ties={ties} />
      {ties.length === 0 ? <p className="ties-empty">{words.empty(name)}</p> : null}
      <ul className="ties">
        {ties.map((tie) => (
          <li key={tie.id}>
            <TieRow tie={tie} before={before} />
          </li>
        ))}
      </ul>
    </CardSection>
  );
}

const ICONS = { rival: Swords, friend: Handshake, close: HeartHandshake } as const;

function iconOf(tie: Tie): keyof typeof ICONS {
  const kind = kindOf(tie);
  return kind === "friend" && strengthOf(tie) >= CLOSE ? "close" : kind;
}

interface TieRowProps extends Pick<TiesProps, "before"> {
  readonly tie: Tie;
}

function TieRow({ tie, before }: TieRowProps) {
  const Icon = ICONS[iconOf(tie)];
  const then = before?.find(({ id }) => id === tie.id);
  const changes = before === null ? "" : tieChanges(tie, then ?? null);
  const numbers = [tieNumbers(tie), changes].filter((text) => text !== "").join("; ");
  return (
    <button
      type="button"
      className="tie"
      data-kind={kindOf(tie)}
      data-testid={`tie-${tie.id}`}
      title={numbers}
      onClick={() => void follow(tie.id)}
      onMouseEnter={() => pointAt(tie.id)}
      onMouseLeave={() => pointAt(null)}
      onFocus={() => pointAt(tie.id)}
      onBlur={() => pointAt(null)}
    >
      <Badge name={tie.name} colour={tie.colour} />
      <span className="tie-who">
        <span className="tie-name">{tie.name}</span>
        <span className="tie-what">
          <Icon size={13} aria-hidden />
          {tieWords(tie)}
        </span>
      </span>
      <span className="tie-bars" aria-hidden>
        <Bar kind="trust" level={tie.trust} before={then?.trust} />
        <Bar kind="known" level={tie.familiarity} before={then?.familiarity} />
        <Bar kind="rivalry" level={tie.rivalry} before={then?.rivalry} />
      </span>
      <span className="visually-hidden">{numbers}</span>
    </button>
  );
}

interface BarProps {
  readonly kind: keyof typeof words.bars;
  readonly level: number;
  /** A day ago. */
  readonly before: number | undefined;
}

/** A level with its word, and whether it has risen or fallen; what is below zero grows to the left. */
function Bar({ kind, level, before }: BarProps) {
  const below = isBelow(level);
  const trend = before === undefined ? null : tieTrend(level, before);
  return (
    <span className="tie-bar" data-kind={kind} data-below={below || undefined}>
      <span>
        {(below ? words.below : words.bars)[kind]}
        {trend === null ? null : <b data-trend={trend}>{trend === "up" ? "▴" : "▾"}</b>}
      </span>
      <span className="tie-track">
        <i style={{ transform: `scaleX(${Math.min(1, Math.abs(level))})` }} />
      </span>
    </span>
  );
}

/** The second person whose line is drawn alone. */
function Beside({ name, ties }: Pick<TiesProps, "name" | "ties">) {
  const beside = useWindow((state) => state.beside);
  const other = useWindow((state) => somebodyIn(state.scene, state.beside)?.name);
  if (beside === null || other === undefined) return null;
  const tie = ties.find(({ id }) => id === beside);
  return (
    <div className="tie-pair" role="status" data-testid="tie-pair">
      <p>
        <strong>{WORDS.common.pair(name, other)}</strong>
        {tie === undefined ? words.strangers : words.between(tieWords(tie), tieNumbers(tie))}
      </p>
      <IconButton
        icon={X}
        label={words.showAll}
        shortcut="Esc"
        testId="tie-pair-close"
        onPress={compareNobody}
      />
    </div>
  );
}
