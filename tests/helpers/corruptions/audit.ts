import type { Corruption } from "./corruption.ts";

const OF_TICK = "WHERE place = 'tick'";

/** Of what the audit says was carried out in ticks. Nothing follows from the rest of it. */
export const AUDIT: readonly Corruption[] = [
  ["another command", `UPDATE audit SET name = 'outage' ${OF_TICK}`, 450, "audit"],
  ["an earlier tick", `UPDATE audit SET tick = 449 ${OF_TICK}`, 449, "audit"],
  ["a later tick", `UPDATE audit SET tick = 451 ${OF_TICK}`, 451, "audit"],
  ["another cmd_id", `UPDATE audit SET cmd_id = 'rain-2' ${OF_TICK}`, 450, "audit"],
  ["no cmd_id", `UPDATE audit SET cmd_id = NULL ${OF_TICK}`, 450, "audit"],
  ["a reading that changed something", "UPDATE audit SET place = 'tick', tick = 9", 9, "audit"],
  ["another life's", `UPDATE audit SET timeline = 2 ${OF_TICK}`, 450, "audit", "plain"],
];
