import type { TownConfig } from "../../sim/config/town-config.ts";
import { frameInts } from "../../sim/telemetry/write-frame.ts";
import { runTick } from "../../sim/tick.ts";
import { diffOf } from "../../sim/telemetry/stream/diff.ts";
import { Lately } from "../telemetry/lately.ts";
import type { SnapshotPayload } from "../../sim/telemetry/stream/payload.ts";
import { Publisher } from "../telemetry/publisher.ts";
import { telemetrySnapshot } from "../telemetry/snapshot.ts";
import { WINDOW_STREAM_MS } from "../town/window-stream.ts";
import { type Bench, type Round, livedIn } from "./bench-cases.ts";
import { crowded } from "./bench-crowd.ts";
import { liveFlatOut, pacedRate, townIn } from "./bench-record.ts";

const WARM_UP = 20_000;
const TICKS_PER_ROUND = 500;

interface Payload {
  /** Milliseconds from the end of the tick to the line of the difference. */
  readonly ms: number;
  readonly snapshot: SnapshotPayload;
  readonly line: string;
}

/** A town of eight whose every tick is told as it would be to a sink. */
function told(config: TownConfig): () => Payload {
  const town = livedIn(config);
  const lately = new Lately(town);
  const build = (): SnapshotPayload =>
    telemetrySnapshot(town, { stream: "bench", epoch: 0, recent: lately.take(), host: {} });
  let before = build();
  return () => {
    runTick(town);
    const start = performance.now();
    lately.hear(town);
    const snapshot = build();
    const line = JSON.stringify(diffOf(before, snapshot));
    before = snapshot;
    return { ms: performance.now() - start, snapshot, line };
  };
}

/** One figure of each of many payloads. */
function ofPayloads(of: (payload: Payload) => number): Bench["prepare"] {
  return (config): Round => {
    const next = told(config);
    for (let tick = 0; tick < TICKS_PER_ROUND; tick++) next();
    return () => Array.from({ length: TICKS_PER_ROUND }, () => of(next()));
  };
}

export const TELEMETRY_BENCHES: readonly Bench[] = [
  {
    // Percent by which a town that tells a window of itself lags behind one that does not, both at 100×.
    name: "telemetry-window",
    unit: "% lost",
    isSlow: true,
    prepare: async (config, end) => {
      const [off, on] = [await townIn(config, null), await townIn(config, null)];
      const publisher = new Publisher(on, { everyMs: WINDOW_STREAM_MS, speed: () => 100 });
      publisher.subscribe(({ payload }) => void structuredClone(payload));
      end(() => publisher.close(0));
      await liveFlatOut(off, WARM_UP);
      await liveFlatOut(on, WARM_UP);
      return async () => {
        const [without, shown] = [await pacedRate(off), await pacedRate(on)];
        return [100 * (1 - shown / without)];
      };
    },
  },
  { name: "telemetry-payload", unit: "ms", prepare: ofPayloads(({ ms }) => ms) },
  {
    name: "telemetry-snapshot-bytes",
    unit: "bytes",
    prepare: ofPayloads(({ snapshot }) => JSON.stringify(snapshot).length),
  },
  {
    name: "telemetry-diff-bytes",
    unit: "bytes",
    prepare: ofPayloads(({ line }) => line.length),
  },
  ...[8, 50, 1000].map((people) => ({
    name: `frame-bytes-${people}`,
    unit: "bytes",
    prepare: (): Round => {
      const town = crowded({ people, side: null });
      return () => [frameInts(town) * Int32Array.BYTES_PER_ELEMENT];
    },
  })),
];
