import { WORDS } from "../../../preload/words/words.ts";
import { otherDay } from "../../format/time.ts";
import { useWindow } from "../../use-window.ts";

interface DayAboveProps {
  readonly tick: number;
  /** Tick of the row above; undefined for the first one. */
  readonly above: number | undefined;
}

/** Says which day a row is of, where that is not today, nor known from the row above: the newest comes first. */
export function DayAbove({ tick, above }: DayAboveProps) {
  const day = useWindow(({ scene, status }) =>
    otherDay(tick, above ?? status?.tick ?? tick, scene?.ticks_per_day ?? 1000),
  );
  return day === null ? null : <span className="told-day">{WORDS.common.day(day)}</span>;
}
