import { type ExitQueueSnapshot, exitQueueSnapshot } from "../jobs/exit-queue.ts";
import { vacancies } from "../jobs/hiring.ts";
import { attendanceOf } from "../jobs/attendance.ts";
import type { Town } from "../town.ts";
import { NONE } from "../world/agent-table.ts";

/** Work in the town at this moment: who has it, who misses it, who may lose it. */
export interface EmploymentFigures extends ExitQueueSnapshot {
  readonly employed: number;
  readonly unemployed: number;
  /** Those of the unemployed who wait for a place in a job. */
  readonly applicants: number;
  /** Free places by job; null = any number. */
  readonly vacancies: Readonly<Record<string, number | null>>;
  /** Mean of people's attendance over their last shifts, in [0, 1]; null before a shift has ended. */
  readonly attendance: number | null;
  /** Sums over people: shifts missed within seven days; ticks late today; shifts begun late, ever; wages missed, in meals. */
  readonly absences: number;
  readonly late_ticks_today: number;
  readonly lateness: number;
  readonly wages_withheld: number;
  readonly alerts: {
    readonly lateness_spike: boolean;
    readonly employment_exit_queue_overflow: boolean;
    readonly employment_exit_backlog: boolean;
  };
}

export function employmentFigures(town: Town): EmploymentFigures {
  const { world, rules, config } = town;
  const { agents, live } = world;
  const people = [...live.subarray(0, world.town.liveCount[0])];
  const sum = (column: ArrayLike<number>): number =>
    people.reduce((total, slot) => total + column[slot], 0);
  const count = (holds: (slot: number) => boolean): number => people.filter(holds).length;
  const samples = people.flatMap((slot) => attendanceOf(town, slot) ?? []);
  const queue = exitQueueSnapshot(town);
  const lateTicks = sum(agents.lateTicksToday);
  const lateness = sum(agents.latenessCounter);
  const { enforce_job_loop } = config.employment;
  return {
    ...queue,
    employed: count((slot) => agents.job[slot] !== NONE),
    unemployed: count((slot) => agents.job[slot] === NONE),
    applicants: count((slot) => agents.appliedJob[slot] !== NONE),
    vacancies: Object.fromEntries(
      rules.jobs.map(({ id, capacity }, job) => [
        id,
        capacity === Infinity ? null : Math.max(0, vacancies(town, job)),
      ]),
    ),
    attendance:
      samples.length === 0
        ? null
        : samples.reduce((total, share) => total + share, 0) / samples.length,
    absences: sum(agents.absences),
    late_ticks_today: lateTicks,
    lateness,
    wages_withheld: sum(agents.wagesWithheld),
    alerts: {
      lateness_spike:
        (enforce_job_loop ? lateTicks : lateness) > config.stability.lateness_threshold,
      employment_exit_queue_overflow:
        queue.queue_limit > 0 && queue.pending_count > queue.queue_limit,
      employment_exit_backlog: queue.pending_count > 0,
    },
  };
}
