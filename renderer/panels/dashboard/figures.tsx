import {
  ArrowDown,
  ArrowUp,
  CircleCheck,
  Equal,
  type LucideIcon,
  OctagonAlert,
  TriangleAlert,
} from "lucide-react";
import { useMemo, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { Band } from "../../../sim/telemetry/kpi-shape.ts";
import { goByKey } from "../../ui/go-by-key.ts";
import { useOneStop } from "../../ui/use-one-stop.ts";
import { useWindow } from "../../use-window.ts";
import { FigureChart } from "./figure-chart.tsx";
import { type Days, type FigureRow, aimWords, figureRows } from "./figure-rows.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { useDays } from "./use-days.ts";

const words = WORDS.dashboard.figures;

/** What the days came to: one figure as a line, all of them as a list. */
export function Figures() {
  const { state, days } = useDays();
  return (
    <PanelFrame name="figures" own={state} empty={words.empty}>
      <Lines days={days} />
    </PanelFrame>
  );
}

function Lines({ days }: { readonly days: Days }) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const [chosen, setChosen] = useState("self_sufficiency");
  const rows = useMemo(() => figureRows(days, ticksPerDay), [days, ticksPerDay]);
  const shown = rows.find(({ name }) => name === chosen) ?? rows[0];
  const names = useMemo(() => rows.map(({ name }) => name), [rows]);
  const [stop, onFocus] = useOneStop(names, shown?.name);
  if (shown === undefined) return null;
  return (
    <>
      <p className="figure-title" title={words.formula(shown.shape.formula)}>
        <strong>{shown.label}</strong>
        <span>{aimWords(shown.shape, ticksPerDay)}</span>
      </p>
      <FigureChart row={shown} ticks={days.ticks} ticksPerDay={ticksPerDay} />
      {/* Keys go from one of its buttons to another. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className="figure-list" onKeyDown={(event) => goByKey(event, ".figure-line")}>
        {rows.map((row) => (
          <li key={row.name}>
            <FigureLine
              row={row}
              isChosen={row === shown}
              isStop={row.name === stop}
              onFocus={onFocus}
              onChoose={setChosen}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface FigureLineProps {
  readonly row: FigureRow;
  readonly isChosen: boolean;
  /** Tab leads here. */
  readonly isStop: boolean;
  readonly onFocus: (name: string) => void;
  readonly onChoose: (name: string) => void;
}

const BANDS: Readonly<Record<Band, LucideIcon>> = {
  green: CircleCheck,
  amber: TriangleAlert,
  red: OctagonAlert,
};
const WAYS: Readonly<Record<"up" | "down" | "same", LucideIcon>> = {
  up: ArrowUp,
  down: ArrowDown,
  same: Equal,
};

function FigureLine({ row, isChosen, isStop, onFocus, onChoose }: FigureLineProps) {
  const { name, label, text, band, trend } = row;
  const Mark = band === null ? null : BANDS[band];
  const Way = trend.way === "first" ? null : WAYS[trend.way];
  return (
    <button
      type="button"
      className="figure-line"
      aria-pressed={isChosen}
      data-band={band ?? undefined}
      data-testid={`figure-${name}`}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onFocus(name)}
      onClick={() => onChoose(name)}
    >
      <span className="figure-mark">
        {Mark === null || band === null ? null : (
          <>
            <Mark size={14} aria-hidden />
            <span className="visually-hidden">{words.band(words.bands[band])}</span>
          </>
        )}
      </span>
      <span className="figure-label">{label}</span>
      <span className="figure-value">{text}</span>
      <span className="figure-trend" data-verdict={trend.verdict}>
        {Way === null ? null : <Way size={13} aria-hidden />}
        {trend.words}
      </span>
    </button>
  );
}
