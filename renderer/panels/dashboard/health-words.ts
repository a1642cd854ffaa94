import { WORDS } from "../../../preload/words/words.ts";
import type { HostSections } from "../../../sim/telemetry/sections/host-sections.ts";

/** Milliseconds, as far as they matter: "0.04 ms", "12 ms". */
export const milliseconds = (ms: number): string =>
  `${ms < 10 ? ms.toFixed(2) : String(Math.round(ms))}\u00A0ms`;

/** "84 MB"; below one "under 1 MB". */
export const megabytes = (bytes: number): string =>
  bytes < 1e6 ? WORDS.dashboard.health.under("1\u00A0MB") : `${Math.round(bytes / 1e6)}\u00A0MB`;

/** The parts of a tick that take longest, longest first, with their share of all. */
export function longestPhases(
  phases: HostSections["health"]["phases_ms"],
  limit: number,
): readonly { readonly phase: string; readonly ms: number; readonly share: number }[] {
  const sum = Object.values(phases).reduce((total, ms) => total + ms, 0);
  return Object.entries(phases)
    .map(([phase, ms]) => ({ phase, ms, share: sum === 0 ? 0 : ms / sum }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, limit);
}
