import * as fc from "fast-check";
import { expect, test } from "vitest";

import { quitJob } from "../../sim/jobs/employment.ts";
import {
  approveExit,
  deferExit,
  exitQueueSnapshot,
  requestExit,
} from "../../sim/jobs/exit-queue.ts";
import { applyForJob, runHiring } from "../../sim/jobs/hiring.ts";
import { attendanceOf } from "../../sim/jobs/attendance.ts";
import { runShifts } from "../../sim/jobs/shifts.ts";
import { finaliseDepartures } from "../../sim/lifecycle/departures.ts";
import { setExitCap } from "../../sim/lifecycle/exit-caps.ts";
import { evaluateExits } from "../../sim/lifecycle/exits.ts";
import { removeAgent } from "../../sim/lifecycle/remove-agent.ts";
import type { Town } from "../../sim/town.ts";
import { checkWorld } from "../../sim/world/check-world.ts";
import { START, WAGE, bakery } from "../helpers/bakery.ts";
import { beginTick, eventsOf } from "../helpers/events.ts";
import { at, someone } from "../helpers/someone.ts";

const WALLET = 1000;

interface Pattern {
  readonly hours: readonly [number, number];
  readonly limits: {
    readonly grace_ticks: number;
    readonly absent_cutoff: number;
    readonly absence_slack: number;
  };
  /** Lengths of the stretches in which Ann is there, away, there …, over and over. */
  readonly stretches: readonly number[];
  readonly beginsThere: boolean;
}

const anyPattern: fc.Arbitrary<Pattern> = fc.record({
  hours: fc
    .tuple(fc.nat(999), fc.nat(999))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  limits: fc
    .record({ grace_ticks: fc.nat(40), beyond: fc.nat(40), absence_slack: fc.nat(40) })
    .map(({ grace_ticks, beyond, absence_slack }) => ({
      grace_ticks,
      absent_cutoff: grace_ticks + beyond,
      absence_slack,
    })),
  stretches: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 12 }),
  beginsThere: fc.boolean(),
});

/** Whether Ann is at work on each tick of so many days. */
function presenceOf({ stretches, beginsThere }: Pattern, ticks: number): boolean[] {
  const there: boolean[] = [];
  for (let turn = 0; there.length <= ticks; turn++) {
    const isThere = (turn % 2 === 0) === beginsThere;
    for (let tick = 0; tick < at(stretches, turn % stretches.length); tick++) there.push(isThere);
  }
  return there;
}

interface Record {
  paid: number;
  lateStarts: number;
  absences: number;
}

/** What a shift is worth, by the words of the rule: the ticks of one shift, in order. */
function reckon(there: readonly boolean[], { limits }: Pattern): Record {
  const { grace_ticks, absent_cutoff, absence_slack } = limits;
  const came = there.indexOf(true);
  const isIn = came >= 0 && came <= absent_cutoff;
  // Where the cut-off comes with the grace, nobody is late: they are absent at once.
  const inGrace = there.slice(0, grace_ticks + 1).includes(true);
  const isLate = !inGrace && absent_cutoff > grace_ticks && there.length > grace_ticks + 1;
  // From the cut-off on for who never came; for the others when they are away for too long.
  let isAbsent = !isIn && there.length > absent_cutoff + 1;
  let away = 0;
  there.forEach((isThere, tick) => {
    away = isThere ? 0 : away + 1;
    if (isIn && tick > came && away > absence_slack && tick > grace_ticks) isAbsent = true;
  });
  return {
    paid: isIn ? there.filter(Boolean).length : 0,
    lateStarts: Number(isLate),
    absences: Number(isAbsent),
  };
}

test("wages are paid ticks times the rate, fines come once per shift, whoever comes and goes when", () => {
  const days = 3;
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      const town = bakery(
        {
          people: [{ id: "ann", job: "baker", wallet: WALLET }],
          edit: ({ employment }) =>
            Object.assign(employment, pattern.limits, {
              late_tick_penalty: 0,
              max_absent_shifts: 20,
            }),
        },
        pattern.hours,
      );
      const ann = someone(town, "ann");
      const there = presenceOf(pattern, days * 1000);
      for (let tick = 1; tick < days * 1000; tick++) {
        beginTick(town, tick);
        ann.put(there[tick] === true ? 6 : 0, 1);
        runShifts(town);
      }
      const sum: Record = { paid: 0, lateStarts: 0, absences: 0 };
      for (let day = 0; day < days; day++) {
        // Tick 0 is never run; a shift from midnight begins on tick 1 of the first day.
        const from = Math.max(1, day * 1000 + pattern.hours[0]);
        const shift = there.slice(from, day * 1000 + pattern.hours[1] + 1);
        if (shift.length === 0) continue;
        const first = day === 0 && pattern.hours[0] === 0 ? [false, ...shift] : shift;
        const { paid, lateStarts, absences } = reckon(first, pattern);
        sum.paid += paid;
        sum.lateStarts += lateStarts;
        sum.absences += absences;
      }
      const fines = sum.lateStarts * 0.5 + sum.absences;
      expect({
        paid: ann.get("wageTicks"),
        lateStarts: ann.get("latenessCounter"),
        absences: ann.get("absences"),
      }).toEqual(sum);
      expect(ann.get("wallet")).toBe(WALLET + sum.paid * WAGE - fines);
      const attendance = attendanceOf(town, ann.slot);
      if (attendance !== null) {
        expect(attendance).toBeGreaterThanOrEqual(0);
        expect(attendance).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 },
  );
});

const IDS = ["ann", "bob", "cas", "dan", "eve", "fay"];
const anyId = fc.constantFrom(...IDS);
const anyMove = fc.oneof(
  fc.record({ move: fc.constantFrom("request", "approve", "defer", "quit", "apply"), id: anyId }),
  fc.record({ move: fc.constant("remove"), id: fc.constantFrom("eve", "fay") }),
  fc.record({ move: fc.constant("cap"), cap: fc.option(fc.nat(3)) }),
  fc.record({ move: fc.constant("pass"), ticks: fc.integer({ min: 1, max: 400 }) }),
);
type Move = typeof anyMove extends fc.Arbitrary<infer T> ? T : never;

function make(town: Town, move: Move): void {
  if ("cap" in move) return setExitCap(town, move.cap);
  if (!("id" in move)) return undefined;
  if (!town.people.some(({ id, left }) => id === move.id && left === null)) return undefined;
  const { slot } = someone(town, move.id);
  if (move.move === "request") requestExit(town, slot);
  else if (move.move === "approve") approveExit(town, slot);
  else if (move.move === "defer") deferExit(town, slot);
  else if (move.move === "quit") quitJob(town, slot, "stress");
  else if (move.move === "remove") removeAgent(town, slot, "killed");
  else applyForJob(town, slot, 0);
  return undefined;
}

test("[A164] nobody is queued twice, and the queue alone lets no more go in a day than the cap says", () => {
  const oneTown = (moves: readonly Move[]): void => {
    const town = bakery(
      {
        edit: ({ employment, jobs }) => {
          Object.assign(employment, {
            enforce_job_loop: true,
            daily_exit_cap: 1,
            exit_review_window: 600,
            max_absent_shifts: 2,
          });
          for (const job of Object.values(jobs)) job.capacity = IDS.length;
        },
      },
      [START, START + 99],
      IDS,
    );
    // Bob, Dan and Fay never come to work.
    const comes = (_: number, id: string): boolean => !["bob", "dan", "fay"].includes(id);
    for (const move of moves) {
      if (town.people.filter(({ left }) => left === null).length <= 1) return;
      make(town, move);
      const { tick } = town.world.town;
      const passed = "ticks" in move ? move.ticks : 1;
      for (let i = 0; i < passed; i++) {
        beginTick(town, at(tick) + 1);
        for (const { id, left } of town.people) {
          if (left !== null) continue;
          const { slot } = someone(town, id);
          someone(town, id).put(comes(i, id) ? 5 + (slot % 3) : slot, comes(i, id) ? 1 : 7);
        }
        runHiring(town);
        runShifts(town);
        const before = exitQueueSnapshot(town);
        evaluateExits(town);
        finaliseDepartures(town);
        const { pending, pending_count, exits_today, daily_exit_cap } = exitQueueSnapshot(town);
        const byCap = eventsOf(town, "employment_exit_processed").filter(
          ({ reason }) => reason === "daily_cap",
        );
        if (byCap.length > 0) expect(exits_today).toBeLessThanOrEqual(daily_exit_cap ?? Infinity);
        if (byCap.length > 0 && before.pending_count > 0) {
          expect(byCap[0]?.["agent_id"]).toBe(
            before.pending.find((id) => !before.approved.includes(id)),
          );
        }
        expect(new Set(pending).size).toBe(pending.length);
        expect(pending).toHaveLength(pending_count);
      }
      expect(checkWorld(town)).toEqual([]);
    }
  };
  fc.assert(fc.property(fc.array(anyMove, { minLength: 5, maxLength: 25 }), oneTown), {
    numRuns: 25,
  });
});
