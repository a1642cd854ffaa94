import { CircleCheck, OctagonAlert } from "lucide-react";
import { z } from "zod";

import { WORDS } from "../../../preload/words/words.ts";
import { dayAndTime } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { payloadTimes, useSection } from "../../stream/town-stream.ts";
import { useWindow } from "../../use-window.ts";
import { longestPhases, megabytes, milliseconds } from "./health-words.ts";
import { PanelFrame } from "./panel-frame.tsx";

const PHASES = 4;

const words = WORDS.dashboard.health;

/** How the town's loop, the window and the file are. */
export function Health() {
  return (
    <PanelFrame name="health" empty={words.empty}>
      <Loop />
    </PanelFrame>
  );
}

function Loop() {
  const health = useSection("health");
  const transport = useSection("transport");
  const ticksPerSecond = useWindow(({ status }) => status?.ticks_per_second ?? 0);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  if (health === undefined || transport === undefined) return null;
  const [slowest] = health.slowest_ticks;
  return (
    <>
      <Verdict error={health.status === "ok" ? null : (health.error ?? words.stopped)} />
      <dl className="tiles">
        <Tile label={words.tick} value={milliseconds(health.duration_ms)} />
        <Tile label={words.waiting} value={String(transport.queue_length)} />
        <Tile label={words.dropped} value={String(transport.dropped_messages)} />
      </dl>
      <dl className="board-facts">
        <dt>{words.pace}</dt>
        <dd>{words.perSecond(Math.round(ticksPerSecond))}</dd>
        {slowest === undefined ? null : (
          <>
            <dt>{words.slowest}</dt>
            <dd>
              {words.slowestAt(milliseconds(slowest.ms), dayAndTime(slowest.tick, ticksPerDay))}
            </dd>
          </>
        )}
        <dt>{words.redrawing}</dt>
        <dd>
          {words.upTo(
            milliseconds(payloadTimes.percentile(0.5)),
            milliseconds(payloadTimes.percentile(0.99)),
          )}
        </dd>
        <Memory />
        <File />
      </dl>
      <Phases phases={health.phases_ms} />
    </>
  );
}

function Verdict({ error }: { readonly error: string | null }) {
  const Icon = error === null ? CircleCheck : OctagonAlert;
  return (
    <p className="verdict" data-error={error !== null || undefined}>
      <Icon size={14} aria-hidden />
      {error ?? words.fine}
    </p>
  );
}

function Tile({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="tile">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Chromium tells a page what its own objects take; other engines do not. */
const Measured = z.object({ memory: z.object({ usedJSHeapSize: z.number() }) });

function Memory() {
  const measured = Measured.safeParse(performance);
  if (!measured.success) return null;
  return (
    <>
      <dt>{words.memory}</dt>
      <dd>{megabytes(measured.data.memory.usedJSHeapSize)}</dd>
    </>
  );
}

function File() {
  const file = useWindow(({ status }) => status?.file ?? null);
  const saved = useWindow(({ status }) => status?.saved_tick ?? null);
  const ticksPerDay = useWindow((state) => state.scene?.ticks_per_day ?? 1000);
  return (
    <>
      <dt>{words.file}</dt>
      <dd title={file ?? undefined}>
        {file === null ? WORDS.common.none : (file.split(/[/\\]/u).at(-1) ?? file)}
      </dd>
      {saved === null ? null : (
        <>
          <dt>{words.safe}</dt>
          <dd>{dayAndTime(saved, ticksPerDay)}</dd>
        </>
      )}
    </>
  );
}

function Phases({ phases }: { readonly phases: Readonly<Record<string, number>> }) {
  const longest = longestPhases(phases, PHASES);
  if (longest.length === 0) return null;
  return (
    <>
      <h4>{words.phases}</h4>
      <ul className="phases">
        {longest.map(({ phase, ms, share }) => (
          <li key={phase}>
            <span>{capitalise(phase)}</span>
            <span className="pair-track" aria-hidden>
              <i style={{ transform: `scaleX(${share})` }} />
            </span>
            <span>{milliseconds(ms)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
