import { CircleCheck, OctagonAlert } from "lucide-react";
import { z } from "zod";

import { dayAndTime } from "../../format/time.ts";
import { capitalise } from "../../format/words.ts";
import { payloadTimes, useSection } from "../../stream/town-stream.ts";
import { useWindow } from "../../use-window.ts";
import { longestPhases, megabytes, milliseconds } from "./health-words.ts";
import { PanelFrame } from "./panel-frame.tsx";

const PHASES = 4;

/** How the town's loop, the window and the file are. */
export function Health() {
  return (
    <PanelFrame
      name="health"
      empty="The town has not run yet. How long its ticks take is shown once it does."
    >
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
      <Verdict error={health.status === "ok" ? null : (health.error ?? "It has stopped.")} />
      <dl className="tiles">
        <Tile label="A tick" value={milliseconds(health.duration_ms)} />
        <Tile label="Waiting" value={String(transport.queue_length)} />
        <Tile label="Dropped" value={String(transport.dropped_messages)} />
      </dl>
      <dl className="board-facts">
        <dt>Pace</dt>
        <dd>{`${Math.round(ticksPerSecond)} ticks a second`}</dd>
        {slowest === undefined ? null : (
          <>
            <dt>Slowest</dt>
            <dd>{`${milliseconds(slowest.ms)}, ${dayAndTime(slowest.tick, ticksPerDay)}`}</dd>
          </>
        )}
        <dt>Redrawing</dt>
        <dd>{`${milliseconds(payloadTimes.percentile(0.5))}, up to ${milliseconds(payloadTimes.percentile(0.99))}`}</dd>
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
      {error ?? "The town runs as it should."}
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
      <dt>Window’s memory</dt>
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
      <dt>File</dt>
      <dd title={file ?? undefined}>
        {file === null ? "none" : (file.split(/[/\\]/u).at(-1) ?? file)}
      </dd>
      {saved === null ? null : (
        <>
          <dt>Safe up to</dt>
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
      <h4>What takes longest in a tick</h4>
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
