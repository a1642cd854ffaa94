import type { Town } from "../town.ts";
import { ATTENDANCE_SLOTS } from "../world/agent-table.ts";

/** Mean on-time share of the last shifts, null before the first has ended. */
export function attendanceOf({ world: { agents } }: Town, slot: number): number | null {
  const samples = agents.attendanceSamples[slot];
  if (samples === 0) return null;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += agents.attendance[slot * ATTENDANCE_SLOTS + i];
  return sum / samples;
}
