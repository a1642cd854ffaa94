import type { Timeline } from "../../../preload/timelines.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { useWindow } from "../../use-window.ts";
import { type KpiRow, baseOf, kpiRows } from "./kpi-words.ts";

const { figures } = WORDS.comparison;

const NO_TIMELINES: readonly Timeline[] = [];

/** The figures of both lives side by side. */
export function FiguresPanel() {
  const comparison = useWindow((state) => state.comparison);
  const kpis = useWindow((state) => state.kpis);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  const timelines = useWindow((state) => state.history?.timelines ?? NO_TIMELINES);
  if (comparison === null) return null;
  const { left, right, common_until } = comparison;
  const haveParted = kpis !== null && kpis.tick > common_until;
  const base = baseOf(timelines, left, right);
  const against = base === "left" ? figures.against(right, left) : figures.against(left, right);
  const rows = kpis === null ? [] : kpiRows(kpis.kpis, ticksPerDay, base);
  return (
    <aside className="panel figures" aria-label={figures.title} data-testid="figures">
      <h2 className="panel-title">
        <span>{haveParted ? figures.sinceParted : figures.sinceBeginning}</span>
        <span>{kpis === null ? "" : dayAndTime(kpis.tick, ticksPerDay)}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="panel-empty">{kpis === null ? figures.counting : figures.none}</p>
      ) : (
        <>
          <p className="figures-against">{against}</p>
          {/* To be scrolled by key it has to be reached by key. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="scroll" role="group" aria-label={figures.table} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">{figures.name}</span>
                  </th>
                  <th scope="col" title={left}>
                    {left}
                  </th>
                  <th scope="col" title={right}>
                    {right}
                  </th>
                  <th scope="col" title={against}>
                    {figures.change}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <FigureRow key={row.name} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </aside>
  );
}

function FigureRow({ row }: { readonly row: KpiRow }) {
  const { name, label, left, right, delta, verdict } = row;
  return (
    <tr data-verdict={verdict} data-testid={`kpi-${name}`}>
      <th scope="row">{label}</th>
      <td>{left}</td>
      <td>{right}</td>
      <td>
        {delta === "" ? (
          verdict === "same" ? (
            WORDS.common.verdicts.same
          ) : (
            ""
          )
        ) : (
          <span className="kpi-delta">
            {delta}
            {verdict === "other" ? null : <em>{WORDS.common.verdicts[verdict]}</em>}
          </span>
        )}
      </td>
    </tr>
  );
}
