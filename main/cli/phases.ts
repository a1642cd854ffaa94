import { decodeSnapshot, encodeSnapshot } from "../../sim/snapshot/snapshot.ts";
import { PHASES, runTick } from "../../sim/tick.ts";
import type { Town } from "../../sim/town.ts";

const SAMPLED_TICKS = 400;

/**
 * Mean milliseconds of each part of a tick. Measured on a copy that lives on for a while, so that
 * measuring slows nothing down and changes nothing.
 */
export function measurePhases(town: Town): Record<string, number> | null {
  const copy = decodeSnapshot(town.config, encodeSnapshot(town));
  if (!copy.ok) return null;
  const sums = new Float64Array(PHASES.length);
  let before = 0;
  const probe = (phase: number): void => {
    const now = performance.now();
    sums[phase] = (sums[phase] ?? 0) + now - before;
    before = performance.now();
  };
  for (let tick = 0; tick < SAMPLED_TICKS; tick++) {
    before = performance.now();
    runTick(copy.value, [], probe);
  }
  return Object.fromEntries(
    PHASES.map((name, phase) => [name, Number(((sums[phase] ?? 0) / SAMPLED_TICKS).toFixed(6))]),
  );
}
