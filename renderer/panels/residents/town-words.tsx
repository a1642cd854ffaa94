import { UTILITIES, WEATHERS } from "../../../sim/config/blocks/world.ts";
import { timeWords, townWords } from "../../format/town-words.ts";
import { useWindow } from "../../use-window.ts";

/** Time, sky, what is off and what costs more than usual, in sentences. */
export function TownWords() {
  const time = useWindow(({ status, scene }) =>
    timeWords(status?.tick ?? 0, scene?.ticks_per_day ?? 1000),
  );
  const weather = useWindow((state) => WEATHERS[state.weather] ?? "sunny");
  const outages = useWindow((state) => state.outages);
  const prices = useWindow((state) => state.figures?.prices);
  const off = UTILITIES.filter((_, index) => (outages & (1 << index)) !== 0);
  return (
    <p className="town-words" data-testid="town-words">
      {[time, ...townWords(weather, off, prices ?? [])].join(" ")}
    </p>
  );
}
