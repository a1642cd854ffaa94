import { ArrowDown, ArrowUp, Equal, type LucideIcon } from "lucide-react";
import { useMemo, useState } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import type { FigureRow, Trend } from "../dashboard/figure-rows.ts";
import { AskAgain, Loading } from "./day-notes.tsx";
import { isAskedFirst, rowsOfDay } from "./day-page.ts";
import { useAllDays } from "./use-day.ts";

const words = WORDS.day.figures;

interface DayFiguresProps {
  readonly day: number;
  readonly lastDay: number;
}

/** What a day came to, beside the day before. */
export function DayFigures({ day, lastDay }: DayFiguresProps) {
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const { days, again } = useAllDays(lastDay);
  const rows = useMemo(
    () => (days.state === "here" ? rowsOfDay(days.value, day, ticksPerDay) : null),
    [days, day, ticksPerDay],
  );
  return (
    <section className="day-part" aria-labelledby="day-figures" data-testid="day-figures">
      <h3 id="day-figures">{words.title}</h3>
      {days.state === "loading" ? <Loading /> : null}
      {days.state === "failed" ? <AskAgain problem={days.problem} onAsk={again} /> : null}
      {days.state === "here" && rows === null ? (
        <p className="day-note">{day < lastDay ? words.none : words.notYet}</p>
      ) : null}
      {rows === null ? null : <Table rows={rows} day={day} />}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly FigureRow[];
  readonly day: number;
}

function Table({ rows, day }: TableProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.filter(isAskedFirst);
  const hasBefore = rows.some(({ values }) => values.length > 1);
  return (
    <>
      <table className="day-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.figure}</span>
            </th>
            <th scope="col">{WORDS.common.day(day)}</th>
            {hasBefore ? <th scope="col">{WORDS.common.day(day - 1)}</th> : null}
            {hasBefore ? (
              <th scope="col">
                <span className="visually-hidden">{words.trend}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.name} row={row} hasBefore={hasBefore} />
          ))}
        </tbody>
      </table>
      {hasBefore ? null : <p className="day-note">{words.first}</p>}
      <button
        type="button"
        className="card-link"
        aria-expanded={isWhole}
        data-testid="day-all-figures"
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? words.fewer : words.all}
      </button>
    </>
  );
}

const WAYS: Readonly<Record<Exclude<Trend["way"], "first">, LucideIcon>> = {
  up: ArrowUp,
  down: ArrowDown,
  same: Equal,
};

function Row({ row, hasBefore }: { readonly row: FigureRow; readonly hasBefore: boolean }) {
  const { name, label, text, before, trend, shape } = row;
  const Way = trend.way === "first" ? null : WAYS[trend.way];
  return (
    <tr data-testid={`day-figure-${name}`}>
      <th scope="row" title={WORDS.dashboard.figures.formula(shape.formula)}>
        {label}
      </th>
      <td>{text}</td>
      {hasBefore ? <td>{before}</td> : null}
      {hasBefore ? (
        <td>
          <span className="figure-trend" data-verdict={trend.verdict}>
            {Way === null ? null : <Way size={13} aria-hidden />}
            {trend.words}
          </span>
        </td>
      ) : null}
    </tr>
  );
}
