import type { Town } from "../town.ts";

type Counted =
  | "tick"
  | "completeDays"
  | "selfSufficientSum"
  | "attendanceSum"
  | "shiftsEnded"
  | "lateShifts"
  | "conflicts"
  | "conflictIntensity"
  | "escalations"
  | "rotations"
  | "ghostSteps"
  | "starvations"
  | "decisions"
  | "optionSwitches"
  | "meanNeedSum"
  | "needSamples"
  | "lowNeeds"
  | "waitLengths"
  | "chatAttempts"
  | "chatSuccesses"
  | "eventCounts";

/** Sums that a town keeps from its first tick on, copied. What each of them is stands in `world/world.ts`. */
export type Counts = Readonly<Record<Counted, Float64Array>>;

/** The sums now; less those of an earlier moment of the same life, if one is given: what came since. */
export function countsOf({ world: { town } }: Town, before: Counts | null = null): Counts {
  const of = (name: Counted): Float64Array => {
    const counts = new Float64Array(town[name]);
    const earlier = before?.[name];
    if (earlier !== undefined)
      for (let at = 0; at < counts.length; at++) counts[at] -= earlier[at] ?? 0;
    return counts;
  };
  return {
    tick: of("tick"),
    completeDays: of("completeDays"),
    selfSufficientSum: of("selfSufficientSum"),
    attendanceSum: of("attendanceSum"),
    shiftsEnded: of("shiftsEnded"),
    lateShifts: of("lateShifts"),
    conflicts: of("conflicts"),
    conflictIntensity: of("conflictIntensity"),
    escalations: of("escalations"),
    rotations: of("rotations"),
    ghostSteps: of("ghostSteps"),
    starvations: of("starvations"),
    decisions: of("decisions"),
    optionSwitches: of("optionSwitches"),
    meanNeedSum: of("meanNeedSum"),
    needSamples: of("needSamples"),
    lowNeeds: of("lowNeeds"),
    waitLengths: of("waitLengths"),
    chatAttempts: of("chatAttempts"),
    chatSuccesses: of("chatSuccesses"),
    eventCounts: of("eventCounts"),
  };
}
