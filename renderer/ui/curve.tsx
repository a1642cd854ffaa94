import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";

interface CurveProps {
  /** What it tells of. */
  readonly label: string;
  readonly testId: string;
  /** Rising; as many as there are values. */
  readonly ticks: readonly number[];
  readonly values: readonly number[];
  /** What the bottom and the top stand for. */
  readonly low: number;
  readonly high: number;
  /** A level with a line of its own. */
  readonly mark: number | null;
  /** Which value is looked at; null for the last one. */
  readonly cursor: number | null;
  /** The value that is looked at, as it is read. */
  readonly text: string;
  readonly onLook: (index: number | null) => void;
  /** Leads to the tick that is looked at. */
  readonly onGo: (index: number) => void;
}

/** Room for the width of the line, in hundredths of the height. */
const EDGE = 6;

/**
 * A small line over time, with a cursor that pointer and arrow keys move; a click or Enter leads to its tick. The
 * picture is as wide as its place: x is 0 to 100.
 */
export function Curve(props: CurveProps) {
  const { label, testId, ticks, values, mark, cursor, text, onLook, onGo } = props;
  const last = values.length - 1;
  const at = cursor ?? last;
  const first = ticks[0] ?? 0;
  const span = Math.max(1, (ticks[last] ?? 0) - first);
  const x = (index: number) => (100 * ((ticks[index] ?? first) - first)) / span;
  const y = (value: number) => {
    const share = (value - props.low) / Math.max(1e-9, props.high - props.low);
    return EDGE + (100 - 2 * EDGE) * (1 - Math.min(1, Math.max(0, share)));
  };
  // What is coloured begins at nothing.
  const ground = y(0).toFixed(2);
  const line = values.map((value, index) => `${x(index).toFixed(2)},${y(value).toFixed(2)}`);
  const under = (event: PointerEvent | MouseEvent): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const tick = first + (span * (event.clientX - left)) / Math.max(1, width);
    return nearest(ticks, tick);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") onGo(at);
    else {
      const next = keyIndex(event.key, at, last);
      if (next === undefined) return;
      onLook(next);
    }
    event.preventDefault();
  };
  return (
    <div
      className="curve"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={ticks[last] ?? first}
      aria-valuenow={ticks[at] ?? first}
      aria-valuetext={text}
      data-testid={testId}
      onKeyDown={onKey}
      onPointerMove={(event) => onLook(under(event))}
      onPointerLeave={() => onLook(null)}
      onBlur={() => onLook(null)}
      onClick={(event) => onGo(under(event))}
    >
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        {mark === null ? null : (
          <line className="curve-mark" x1={0} x2={100} y1={y(mark)} y2={y(mark)} />
        )}
        <polygon className="curve-area" points={`0,${ground} ${line.join(" ")} 100,${ground}`} />
        <polyline className="curve-line" points={line.join(" ")} />
      </svg>
      <i className="curve-dot" style={{ left: `${x(at)}%`, top: `${y(values[at] ?? 0)}%` }} />
    </div>
  );
}

function keyIndex(key: string, at: number, last: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 10,
    PageUp: at + 10,
    Home: 0,
    End: last,
  };
  const wanted = moves[key];
  return wanted === undefined ? undefined : Math.min(last, Math.max(0, wanted));
}

/** Index of the tick that is nearest. */
function nearest(ticks: readonly number[], tick: number): number {
  let best = 0;
  ticks.forEach((one, index) => {
    if (Math.abs(one - tick) < Math.abs((ticks[best] ?? 0) - tick)) best = index;
  });
  return best;
}
