/** A number as it is sent: to six decimals, which is finer than anybody can tell and a third as long. */
export function shown(value: number): number {
  return Math.floor(value * 1e6 + 0.5) / 1e6;
}
