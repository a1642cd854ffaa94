import { UTILITIES, WEATHERS } from "../../sim/config/blocks/world.ts";
import type { Color } from "three";

import { type Daylight, setDaylight } from "./daylight.ts";

const RAINY = WEATHERS.indexOf("rainy");
const COLD = WEATHERS.indexOf("cold");
const POWER = 1 << UTILITIES.indexOf("power");

/** Milliseconds in which weather comes and goes by two thirds; lamps take a fraction. */
const WEATHER_MS = 900;
const LAMPS_MS = 120;

/** What of weather and power is to be seen now: each goes from 0 to 1 and back little by little. */
export class SkyState {
  rain = 0;
  frost = 0;
  power = 1;
  private begun = false;

  /** Moves on; `still` jumps, as the first look does. Returns whether anything changed. */
  advance(weather: number, outages: number, elapsed: number, still: boolean): boolean {
    const { rain, frost, power } = this;
    const jump = still || !this.begun;
    this.begun = true;
    const share = jump ? 1 : 1 - Math.exp(-elapsed / WEATHER_MS);
    const lamps = jump ? 1 : 1 - Math.exp(-elapsed / LAMPS_MS);
    this.rain = approach(rain, weather === RAINY ? 1 : 0, share);
    this.frost = approach(frost, weather === COLD ? 1 : 0, share);
    this.power = approach(power, (outages & POWER) === 0 ? 1 : 0, lamps);
    return rain !== this.rain || frost !== this.frost || power !== this.power;
  }

  /** Writes the light at share `day` of a day in this weather. No allocation. */
  light(light: Daylight, day: number): void {
    setDaylight(light, day);
    const { rain, frost } = this;
    if (rain > 0) {
      grey(light.skyTop, rain * 0.86, 0.58, 0.66, 0.76);
      grey(light.horizon, rain * 0.86, 0.72, 0.79, 0.87);
      grey(light.sun, rain * 0.9, 0.3, 0.34, 0.4);
      grey(light.ambientSky, rain * 0.8, 0.92, 1.02, 1.18);
      grey(light.ambientGround, rain * 0.8, 0.78, 0.84, 0.94);
    }
    if (frost > 0) {
      grey(light.skyTop, frost * 0.5, 1.04, 1.12, 1.18);
      grey(light.horizon, frost * 0.6, 1, 1.03, 1.06);
      grey(light.sun, frost * 0.7, 0.84, 0.88, 0.94);
      grey(light.ambientSky, frost * 0.7, 1.02, 1.1, 1.2);
      grey(light.ambientGround, frost * 0.7, 0.98, 1.04, 1.12);
    }
  }
}

/** Takes the colour out of a light and tints what is left; `share` is how far. */
function grey(colour: Color, share: number, red: number, green: number, blue: number): void {
  const level = colour.r * 0.3 + colour.g * 0.5 + colour.b * 0.2;
  colour.r += (level * red - colour.r) * share;
  colour.g += (level * green - colour.g) * share;
  colour.b += (level * blue - colour.b) * share;
}

function approach(from: number, to: number, share: number): number {
  const next = from + (to - from) * share;
  return Math.abs(next - to) < 0.01 ? to : next;
}
