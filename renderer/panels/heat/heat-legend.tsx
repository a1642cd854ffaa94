import { WORDS } from "../../../preload/words/words.ts";
import { HEAT_COLOURS } from "../../scene/heat.ts";
import { useWindow } from "../../use-window.ts";

const SCALE = `linear-gradient(to right, ${HEAT_COLOURS.map((rgb) => `rgb(${rgb.join(" ")})`).join(", ")})`;

/** What the colours on the ground mean. */
export function HeatLegend() {
  const isShown = useWindow(({ settings, scene }) => settings.heat && (scene ?? null) !== null);
  if (!isShown) return null;
  return (
    <p className="heat-legend" data-testid="heat-legend">
      {WORDS.heat.seldom}
      <span style={{ background: SCALE }} />
      {WORDS.heat.often}
    </p>
  );
}
