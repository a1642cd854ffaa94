/** Day and time of day. Day 0 begins at tick 0, midnight; a quarter of the day is sunrise. */
export function dayOf(tick: number, ticksPerDay: number): number {
  return Math.floor(tick / ticksPerDay);
}

/** Tick of the day, 0 to ticksPerDay − 1. */
export function timeOfDay(tick: number, ticksPerDay: number): number {
  return tick % ticksPerDay;
}

/** Ticks of an hour of the day, to the nearest whole tick, at least one. */
export function ticksPerHour(ticksPerDay: number): number {
  return Math.max(1, Math.floor(ticksPerDay / 24 + 0.5));
}

/** Time of day as hours and minutes, "07:30". */
export function clockText(tick: number, ticksPerDay: number): string {
  const minutes = Math.floor((timeOfDay(tick, ticksPerDay) * 1440) / ticksPerDay);
  const hour = Math.floor(minutes / 60);
  return `${String(hour).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
