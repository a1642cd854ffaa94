import { useMemo } from "react";
import type { Color } from "three";

import { WORDS } from "../../../preload/words/words.ts";
import { dayOf, isSunUp, partOfDay, timeOfDay } from "../../format/time.ts";
import { createDaylight } from "../../scene/daylight.ts";
import { SkyState } from "../../scene/sky-state.ts";
import { useWindow } from "../../use-window.ts";

const WIDTH = 74;
const HEIGHT = 40;
const GROUND = 31;

/** Day and time; nothing but their place until both are known. */
export function DayDial() {
  const tick = useWindow(({ status }) => (status?.alive === true ? status.tick : null));
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? null);
  if (tick !== null && ticksPerDay !== null) return <Dial tick={tick} ticksPerDay={ticksPerDay} />;
  return (
    <div className="day-dial is-waiting" aria-hidden>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} />
    </div>
  );
}

interface DialProps {
  readonly tick: number;
  readonly ticksPerDay: number;
}

/** Day, time, and a little sky in which sun or moon stands where it stands over the town. */
function Dial({ tick, ticksPerDay }: DialProps) {
  const weather = useWindow((state) => Math.max(0, state.weather));
  const light = useMemo(() => createDaylight(), []);
  const sky = useMemo(() => new SkyState(), []);
  const day = (tick % ticksPerDay) / ticksPerDay;
  sky.advance(weather, 0, 0, true);
  sky.light(light, day);
  const isDay = isSunUp(tick, ticksPerDay);
  const share = isDay ? (day - 0.25) * 2 : ((day + 0.25) % 1) * 2;
  const x = 8 + share * (WIDTH - 16);
  const y = GROUND - 3 - Math.sin(share * Math.PI) * 20;
  const css = (colour: Color) => `#${colour.getHexString()}`;
  return (
    <div className="day-dial" data-testid="day-dial">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
        <defs>
          <linearGradient id="dial-sky" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor={css(light.skyTop)} />
            <stop offset="0.8" stopColor={css(light.horizon)} />
          </linearGradient>
        </defs>
        <rect width={WIDTH} height={HEIGHT} fill="url(#dial-sky)" />
        {isDay ? (
          <circle cx={x} cy={y} r="6" fill="#ffe08a" opacity={1 - sky.rain * 0.62} />
        ) : (
          <Moon x={x} y={y} sky={css(light.skyTop)} />
        )}
        <path
          d={`M0 ${GROUND} l9 -3 6 2 4 -5 6 -4 6 4 0 4 7 0 0 -7 8 0 0 7 6 -1 5 -4 5 4 7 -2 5 3 0 12 -74 0z`}
          fill={isDay ? "#4c6b4f" : "#131c30"}
        />
        {sky.rain > 0 ? (
          <path
            d="M14 6l-2 6M27 3l-2 6M40 8l-2 6M52 2l-2 6M65 7l-2 6M21 16l-2 6M34 18l-2 6M58 17l-2 6"
            stroke="#eaf2ff"
            strokeOpacity="0.75"
            strokeWidth="1.2"
          />
        ) : null}
        {isDay ? null : (
          <path d="M22 27h3v3h-3zM41 25h2v2h-2zM44 29h2v2h-2zM60 30h2v2h-2z" fill="#ffc66e" />
        )}
      </svg>
      <div>
        <strong data-testid="clock">{timeOfDay(tick, ticksPerDay)}</strong>
        <span>
          <span data-testid="day">{WORDS.common.day(dayOf(tick, ticksPerDay))}</span>
          {WORDS.topBar.partOfDay(partOfDay(tick, ticksPerDay))}
        </span>
      </div>
    </div>
  );
}

interface MoonProps {
  readonly x: number;
  readonly y: number;
  readonly sky: string;
}

function Moon({ x, y, sky }: MoonProps) {
  return (
    <g>
      <circle cx={x} cy={y} r="5" fill="#e8edf8" />
      <circle cx={x + 2.4} cy={y - 1.4} r="4.2" fill={sky} />
    </g>
  );
}
