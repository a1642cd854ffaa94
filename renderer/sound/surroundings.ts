import { WEATHERS } from "../../sim/config/blocks/world.ts";
import { reducesMotion, showsPast, type WindowState } from "../state.ts";

const RAINY = WEATHERS.indexOf("rainy");
const COLD = WEATHERS.indexOf("cold");

/** Shares of a day between which birds sing; crickets have the rest but for the twilights. */
const DAY_BEGINS = 0.23;
const DAY_ENDS = 0.82;
const TWILIGHT = 0.04;

/** How loud everything around is, each from 0 to 1. */
export interface Surroundings {
  readonly wind: number;
  readonly rain: number;
  /** How much birds and crickets have to say. */
  readonly birds: number;
  readonly crickets: number;
}

export const SILENT: Surroundings = { wind: 0, rain: 0, birds: 0, crickets: 0 };

type Known = Pick<WindowState, "scene" | "status" | "weather" | "sought" | "settings">;

/** What is to be heard of the town now; nothing where it stands still or is past. */
export function surroundingsOf(state: Known): Surroundings {
  const { scene, status, weather, settings } = state;
  if (scene === undefined || scene === null || status === null) return SILENT;
  if (status.speed === 0 || showsPast(state)) return SILENT;
  const isCold = weather === COLD;
  const calm = { wind: isCold ? 0.9 : 0.4, rain: 0, birds: 0, crickets: 0 };
  if (weather === RAINY) return { ...calm, rain: 1 };
  // No single voices where time races, nor where nothing is to move suddenly.
  if (status.speed === 100 || reducesMotion(settings)) return calm;
  const day = (status.tick % scene.ticks_per_day) / scene.ticks_per_day;
  if (day > DAY_BEGINS && day < DAY_ENDS) return { ...calm, birds: isCold ? 0.3 : 1 };
  const isTwilight = day > DAY_BEGINS - TWILIGHT && day < DAY_ENDS + TWILIGHT;
  return isCold || isTwilight ? calm : { ...calm, crickets: 1 };
}
