import { BriefcaseBusiness, CircleAlert, Clock, Moon, type LucideIcon } from "lucide-react";
import { memo, useCallback } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { percent } from "../../format/number.ts";
import { spanWords } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { Apart } from "../../stream/apart.tsx";
import type { StreamState } from "../../stream/town-stream.ts";
import { useShown } from "../../stream/use-shown.ts";
import { useWindow } from "../../use-window.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { Person } from "./person.tsx";
import { type ShiftState, type Worker, jobRow, withoutJob } from "./work-rows.ts";

/** More people than these in one place are only counted. */
const SHOWN = 12;

const words = WORDS.dashboard.work;

/** Who works where, who is late or missing, and what places are free. */
export function Work() {
  return (
    <PanelFrame
      name="work"
      empty={words.empty}
      isEmpty={({ sections }) => Object.keys(sections.employment?.vacancies ?? {}).length === 0}
    >
      <Sums />
      <JobList />
    </PanelFrame>
  );
}

const sumsOf = ({ sections: { employment } }: StreamState) => {
  if (employment === undefined) return null;
  const { employed, unemployed, attendance, late_ticks_today, absences } = employment;
  return {
    employed: words.employedOf(employed, employed + unemployed),
    onTime: attendance === null ? "–" : percent(attendance),
    lateTicks: late_ticks_today,
    missed: absences === 0 ? WORDS.common.none : String(absences),
  };
};

function Sums() {
  const sums = useShown(sumsOf);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (sums === null) return null;
  const { employed, onTime, lateTicks, missed } = sums;
  const late = lateTicks === 0 ? WORDS.common.none : spanWords(lateTicks, ticksPerDay);
  return (
    <dl className="tiles">
      <Sum label={words.employed} value={employed} />
      <Sum label={words.onTime} value={onTime} />
      <Sum label={words.late} value={late} />
      <Sum label={words.missed} about={words.missedAbout} value={missed} />
    </dl>
  );
}

interface SumProps {
  readonly label: string;
  readonly value: string;
  readonly about?: string;
}

function Sum({ label, value, about }: SumProps) {
  return (
    <div className="tile" title={about}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const placesOf = ({ sections: { jobs = {}, employment } }: StreamState) => ({
  all: Object.keys(employment?.vacancies ?? {}).toSorted(),
  without: withoutJob(jobs),
  leaving: employment?.pending ?? [],
});

function JobList() {
  const { all, without, leaving } = useShown(placesOf);
  return (
    <>
      {all.map((job) => (
        <Apart key={job}>
          <JobLines job={job} />
        </Apart>
      ))}
      {without.length === 0 ? null : <People label={words.without} ids={without} />}
      {leaving.length === 0 ? null : <People label={words.leaving} ids={leaving} />}
    </>
  );
}

const ICONS: Readonly<Record<ShiftState, LucideIcon>> = {
  pre_shift: Moon,
  idle: Clock,
  await_start: Clock,
  on_time: BriefcaseBusiness,
  late: BriefcaseBusiness,
  absent: CircleAlert,
  post_shift: Moon,
};

/** Redrawn when somebody of this job comes or goes, and not with the others. */
const JobLines = memo(function JobLines({ job }: { readonly job: string }) {
  const row = useCallback(
    ({ sections: { jobs = {}, employment } }: StreamState) =>
      jobRow(job, jobs, employment?.vacancies ?? {}, SHOWN),
    [job],
  );
  const { workers, all, here, places } = useShown(row);
  const count = all === 0 ? words.nobody : words.atWork(here, all);
  const free = places === null || places === 0 ? "" : words.free(places);
  return (
    <div className="job" data-testid={`job-${job}`}>
      <h4>
        <span>{capitalise(job.replaceAll("_", " "))}</span>
        <span>{count + free}</span>
      </h4>
      <ul>
        {workers.map((worker) => (
          <WorkerLine key={worker.id} {...worker} />
        ))}
      </ul>
      {all > workers.length ? (
        <p className="board-none">{WORDS.common.andOthers(all - workers.length)}</p>
      ) : null}
    </div>
  );
});

const WorkerLine = memo(function WorkerLine({ id, state }: Worker) {
  const Icon = ICONS[state];
  return (
    <li className="worker" data-shift={state}>
      <Icon size={13} aria-hidden />
      <Person id={id} />
      <span>{words.shifts[state]}</span>
    </li>
  );
});

function People({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  return (
    <div className="job">
      <h4>{label}</h4>
      <p className="names">
        {ids.slice(0, SHOWN).map((id) => (
          <Person key={id} id={id} />
        ))}
        {ids.length > SHOWN ? <span>{WORDS.common.andMore(ids.length - SHOWN)}</span> : null}
      </p>
    </div>
  );
}
