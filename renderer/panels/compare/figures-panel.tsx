import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { useWindow } from "../../use-window.ts";
import { type KpiRow, kpiRows } from "./kpi-words.ts";

const { figures } = WORDS.comparison;

/** The figures of both lives side by side. */
export function FiguresPanel() {
  const comparison = useWindow((state) => state.comparison);
  const kpis = useWindow((state) => state.kpis);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (comparison === null) return null;
  const { left, right, common_until } = comparison;
  const haveParted = kpis !== null && kpis.tick > common_until;
  const rows = kpis === null ? [] : kpiRows(kpis.kpis, ticksPerDay);
  return (
    <aside className="panel figures" aria-label={figures.title} data-testid="figures">
      <h2 className="panel-title">
        <span>{haveParted ? figures.sinceParted : figures.sinceBeginning}</span>
        <span>{kpis === null ? "" : dayAndTime(kpis.tick, ticksPerDay)}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="panel-empty">{kpis === null ? figures.counting : figures.none}</p>
      ) : (
        // To be scrolled by key it has to be reached by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
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
                <th scope="col">{figures.change}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <FigureRow key={row.name} row={row} />
              ))}
            </tbody>
          </table>
        </div>
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
