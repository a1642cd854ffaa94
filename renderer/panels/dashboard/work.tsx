import { BriefcaseBusiness, CircleAlert, Clock, Moon, type LucideIcon } from "lucide-react";
import { memo, useCallback } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { BriefSections } from "../../../sim/telemetry/sections/brief.ts";
import { percent } from "../../format/number.ts";
import { spanWords } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { Apart } from "../../stream/apart.tsx";
import type { StreamState } from "../../stream/town-stream.ts";
import { useShown } from "../../stream/use-shown.ts";
import { useWindow } from "../../use-window.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { Person } from "./person.tsx";

type Crew = BriefSections["crews"]["without"];
type Worker = Crew["workers"][number];

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

/** More people than these in one place are only counted. */
const SHOWN = 12;
const NOBODY: Crew = { workers: [], all: 0, here: 0 };

const placesOf = ({ sections: { crews, employment } }: StreamState) => {
  const { workers, all } = crews?.without ?? NOBODY;
  const leaving = employment?.pending ?? [];
  return {
    jobs: Object.keys(employment?.vacancies ?? {}).toSorted(),
    without: { ids: workers.map(({ id }) => id), all },
    leaving: { ids: leaving.slice(0, SHOWN), all: leaving.length },
  };
};

function JobList() {
  const { jobs, without, leaving } = useShown(placesOf);
  return (
    <>
      {jobs.map((job) => (
        <Apart key={job}>
          <JobLines job={job} />
        </Apart>
      ))}
      <People label={words.without} {...without} />
      <People label={words.leaving} {...leaving} />
    </>
  );
}

const ICONS: Readonly<Record<Worker["state"], LucideIcon>> = {
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
    ({ sections: { crews, employment } }: StreamState) => ({
      ...(crews?.by_job[job] ?? NOBODY),
      places: employment?.vacancies[job] ?? null,
    }),
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

interface PeopleProps {
  readonly label: string;
  /** Those who are named. */
  readonly ids: readonly string[];
  readonly all: number;
}

function People({ label, ids, all }: PeopleProps) {
  if (all === 0) return null;
  return (
    <div className="job">
      <h4>{label}</h4>
      <p className="names">
        {ids.map((id) => (
          <Person key={id} id={id} />
        ))}
        {all > ids.length ? <span>{WORDS.common.andMore(all - ids.length)}</span> : null}
      </p>
    </div>
  );
}
