import { CloudRain, DropletOff, type LucideIcon, Moon, Snowflake, Sun, ZapOff } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import {
  UTILITIES,
  WEATHERS,
  type Utility,
  type Weather,
} from "../../../sim/config/blocks/world.ts";
import { isSunUp } from "../../format/time.ts";
import { OUTAGE_WORDS, WEATHER_WORDS } from "../../format/words.ts";
import { useWindow } from "../../use-window.ts";

const WEATHER_ICONS: Readonly<Record<Weather, LucideIcon>> = {
  sunny: Sun,
  rainy: CloudRain,
  cold: Snowflake,
};
const OUTAGE_ICONS: Readonly<Record<Utility, LucideIcon>> = { power: ZapOff, water: DropletOff };

/** The weather, and what of power and water is off. */
export function SkyChips() {
  const weather = useWindow((state) => WEATHERS[state.weather]);
  const outages = useWindow((state) => state.outages);
  const isDay = useWindow(({ status, scene }) =>
    isSunUp(status?.tick ?? 0, scene?.ticks_per_day ?? 1000),
  );
  const hasTown = useWindow((state) => (state.scene ?? null) !== null);
  if (!hasTown || weather === undefined) return null;
  // No sun shines at night.
  const isClear = weather === "sunny" && !isDay;
  const WeatherIcon = isClear ? Moon : WEATHER_ICONS[weather];
  const word = isClear ? WORDS.vocabulary.clear : WEATHER_WORDS[weather];
  return (
    <ul className="chips" aria-label={WORDS.topBar.sky} data-testid="sky">
      <li
        className="chip"
        data-weather={isClear ? "clear" : weather}
        data-testid="weather"
        title={word}
      >
        <WeatherIcon size={15} aria-hidden />
        <span className="weather-word">{word}</span>
      </li>
      {UTILITIES.map((utility, index) => {
        if ((outages & (1 << index)) === 0) return null;
        const Icon = OUTAGE_ICONS[utility];
        return (
          <li key={utility} className="chip is-warning" data-testid={`outage-${utility}`}>
            <Icon size={15} aria-hidden />
            {OUTAGE_WORDS[utility]}
          </li>
        );
      })}
    </ul>
  );
}
