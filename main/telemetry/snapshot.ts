import { briefSections } from "../../sim/telemetry/sections/brief.ts";
import type { HostSections } from "../../sim/telemetry/sections/host-sections.ts";
import { townMetrics } from "../../sim/telemetry/sections/figures.ts";
import type { Recent } from "../../sim/telemetry/sections/recent.ts";
import { type NotAvailable, townSections } from "../../sim/telemetry/sections/town-sections.ts";
import type { Town } from "../../sim/town.ts";
import { STREAM_VERSION, type SnapshotPayload } from "../../sim/telemetry/stream/payload.ts";

/** What a town cannot say of itself. */
export interface Extras {
  /** Which stream it belongs to, and how far that has come; see `sim/telemetry/sections/payload.ts`. */
  readonly stream: string;
  readonly epoch: number;
  /** What a listener remembers of the ticks so far; null where nobody listens. */
  readonly recent: Recent | null;
  /** What whoever runs the town fills. */
  readonly host: Partial<Omit<HostSections, "metrics">>;
  /** Milliseconds, slowest first; left out where nobody holds a watch. */
  readonly slowest_tick_ms?: readonly number[];
  /** Only these sections; where it is left out, all but the brief ones. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** Why a section of the host is not there, where it is not. */
const WITHOUT_HOST: Readonly<Record<Exclude<keyof HostSections, "metrics">, string>> = {
  speed: "nobody runs this town",
  runtime_variant: "nobody runs this town",
  transport: "nothing is sent anywhere",
  health: "nobody watches how ticks go",
  console_results: "commands are not taken here",
  privacy: "nobody has said under which names people leave",
  snapshot_migrations: "this town has no file",
};

const NONE: ReadonlySet<string> = new Set();

/** The one builder of a snapshot: everything that can be said of a town now. Plain values, not copied. */
export function telemetrySnapshot(
  town: Town,
  { stream, epoch, recent, host, slowest_tick_ms, only }: Extras,
): SnapshotPayload {
  const isWanted = (section: string): boolean => only === undefined || only.has(section);
  const { sections, missing } = townSections(town, recent, isWanted);
  const brief = briefSections(town, recent, only ?? NONE);
  const all: Record<string, unknown> = { ...sections, ...brief.sections, ...host };
  if (isWanted("metrics")) all["metrics"] = { ...townMetrics(town), slowest_tick_ms };
  return {
    schema_version: STREAM_VERSION,
    stream,
    payload_type: "snapshot",
    tick: town.world.town.tick[0] ?? 0,
    epoch,
    ...Object.fromEntries(Object.entries(all).filter(([section]) => isWanted(section))),
    not_available: [
      ...missing,
      ...brief.missing,
      ...missingOf(host).filter(({ section }) => isWanted(section)),
    ],
  };
}

function missingOf(host: Partial<HostSections>): NotAvailable[] {
  return Object.entries(WITHOUT_HOST).flatMap(([section, reason]) =>
    Object.hasOwn(host, section) ? [] : [{ section, reason }],
  );
}
