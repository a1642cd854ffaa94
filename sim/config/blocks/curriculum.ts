import { z } from "zod";

/** Steps of the curriculum, in order. Phase A ends with M2; from M2 on nobody gets a stipend. */
export const STAGES = [
  "M0",
  "M1",
  "M2",
  "M2.5",
  "M3",
  "C1",
  "C2",
  "BC",
  "ANNEAL",
  "C3",
  "M4",
  "M5",
] as const;

export const Curriculum = z.strictObject({ stage: z.enum(STAGES) });
